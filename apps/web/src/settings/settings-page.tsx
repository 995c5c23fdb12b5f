import type { ReactNode } from 'react';
import { buttonClass } from '../kit/button.js';
import { Copyable } from '../kit/copy.js';
import { Choices, PageHead } from '../kit/pieces.js';
import { useMe } from '../shell/me.js';
import { useTheme } from '../shell/theme.js';
import { words } from '../words/index.js';
import { Keys } from './keys.js';
import { agentFile, programCall } from './snippets.js';

const text = words.settings;

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="card grid grid-cols-[minmax(0,1fr)] gap-4 p-4 sm:p-5">
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        {lead && <p className="max-w-prose text-muted">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

function You() {
  const { person, company, roles, teams } = useMe();
  const parts = [person.email, company.name, ...teams.map(({ name }) => name)];
  return (
    <Part title={person.name} lead={parts.join(' · ')}>
      <p className="text-muted">
        {text.roles}: {[text.employee, ...roles.map((role) => words.roles[role])].join(', ')}
      </p>
    </Part>
  );
}

function Look() {
  const [theme, choose] = useTheme();
  return (
    <Part title={text.look} lead={text.lookLead}>
      <div className="justify-self-start">
        <Choices
          label={text.look}
          value={theme}
          onChange={choose}
          options={[
            ['system', text.system],
            ['light', text.light],
            ['dark', text.dark],
          ]}
        />
      </div>
    </Part>
  );
}

export function SettingsPage() {
  const { origin } = location;
  return (
    <>
      <PageHead title={text.title} />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
        <Part title={text.keys} lead={text.keysLead}>
          <Keys />
        </Part>
        <Part title={text.use} lead={text.useLead}>
          <Copyable label={text.agentAddress} text={`${origin}/mcp`} />
          <Copyable label={text.agentFile} text={agentFile(origin)} />
          <Copyable label={text.program} text={programCall(origin)} />
          <a href="/api/docs" className={buttonClass('outline', 'justify-self-start')}>
            {text.docs}
          </a>
        </Part>
        <Part title={words.data.title} lead={words.data.lead}>
          <a href="/api/v1/me/export" download className={buttonClass('outline', 'justify-self-start')}>
            {words.data.download}
          </a>
        </Part>
        <Look />
        <You />
      </div>
    </>
  );
}
