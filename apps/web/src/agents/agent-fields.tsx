import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { modelsQuery } from '../api/chat-queries.js';
import type { Agent } from '../api/chat-types.js';
import { skillsQuery } from '../api/queries.js';
import { Field } from '../kit/pieces.js';
import { useMe } from '../shell/me.js';
import { words } from '../words/index.js';

const text = words.agents.form;
const usualSteps = 12;

function Skills({ chosen }: { chosen: readonly string[] | null }) {
  const [some, setSome] = useState(chosen !== null);
  const skills = useQuery(skillsQuery);
  return (
    <fieldset className="grid">
      <legend className="mb-1 font-semibold">{text.skills}</legend>
      {[false, true].map((value) => (
        <label key={String(value)} className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name="which"
            value={value ? 'some' : 'all'}
            checked={some === value}
            onChange={() => setSome(value)}
            className="size-4 accent-accent"
          />
          {value ? text.skillsSome : text.skillsAll}
        </label>
      ))}
      {some &&
        skills.data?.items.map(({ id, title }) => (
          <label key={id} className="flex min-h-11 items-center gap-3 pl-7">
            <input
              type="checkbox"
              name="skill"
              value={id}
              defaultChecked={chosen?.includes(id)}
              className="size-4 accent-accent"
            />
            {title}
          </label>
        ))}
    </fieldset>
  );
}

function Choose({
  label,
  name,
  value,
  options,
}: {
  label: string;
  name: string;
  value: string;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <Field label={label}>
      <select className="field" name={name} defaultValue={value} key={options.length}>
        {options.map(([key, said]) => (
          <option key={key} value={key}>
            {said}
          </option>
        ))}
      </select>
    </Field>
  );
}

function useAudiences() {
  const { teams, roles } = useMe();
  const mayAll = roles.includes('company_admin') || roles.includes('catalogue_editor');
  const { audience } = words.agents;
  return [
    ['me', audience.me] as const,
    ...teams.map(({ id, name }) => [id, `${text.team}: ${name}`] as const),
    ...(mayAll ? [['company', audience.company] as const] : []),
  ];
}

type Problems = Readonly<Record<string, string>>;
const blank = {
  name: '',
  summary: '',
  instructions: '',
  skills: null,
  asks: 'changes',
  audience: 'me',
  team_id: null,
  model: '',
  limits: { steps: usualSteps },
} as const;

function About({
  agent,
  problems,
}: {
  agent: Pick<Agent, 'name' | 'summary' | 'instructions'>;
  problems: Problems;
}) {
  const { name, summary, instructions } = agent;
  return (
    <>
      <Field label={text.name} error={problems['name']}>
        <input className="field" name="name" maxLength={80} defaultValue={name} autoComplete="off" />
      </Field>
      <Field label={text.summary} hint={text.summaryHint} error={problems['summary']}>
        <input className="field" name="summary" maxLength={200} defaultValue={summary} autoComplete="off" />
      </Field>
      <Field label={text.instructions} hint={text.instructionsHint} error={problems['instructions']}>
        <textarea
          className="field py-2"
          name="instructions"
          rows={5}
          maxLength={20_000}
          defaultValue={instructions}
        />
      </Field>
    </>
  );
}

const asks = [
  ['changes', text.asksChanges],
  ['sends', text.asksSends],
] as const;

/** Everything that can be said about an agent. */
export function AgentFields({ agent, problems }: { agent: Agent | undefined; problems: Problems }) {
  const models = useQuery(modelsQuery);
  const declared = models.data?.items.map(({ id, title }) => [id, title] as const) ?? [];
  const known = agent ?? blank;
  return (
    <>
      <About agent={known} problems={problems} />
      <Skills chosen={known.skills} />
      <Choose label={text.asks} name="asks" value={known.asks} options={asks} />
      <Choose
        label={text.audience}
        name="audience"
        value={known.team_id ?? known.audience}
        options={useAudiences()}
      />
      <p className="text-xs text-muted">{text.everyone}</p>
      <Choose
        label={text.model}
        name="model"
        value={known.model || (declared[0]?.[0] ?? '')}
        options={declared}
      />
      <Field label={text.steps} error={problems['limits.steps']}>
        <input
          className="field"
          name="steps"
          type="number"
          min={1}
          max={50}
          defaultValue={known.limits.steps}
        />
      </Field>
    </>
  );
}
