import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Search, Sparkles } from 'lucide-react';
import { skillsQuery } from '../api/queries.js';
import type { SkillCard } from '../api/types.js';
import { Button, buttonClass } from '../kit/button.js';
import { Loaded } from '../kit/loaded.js';
import { AccountChip, ProviderMark, ProviderMarks } from '../kit/marks.js';
import { Bone, Choices, Empty, PageHead } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { EndsLine } from '../notices/ends-line.js';
import { CardButton, ConsentButton } from './card-button.js';
import { StateLine } from './state-line.js';
import { grouped } from './groups.js';
import type { Filter } from './state.js';
import { nextWin, shown } from './state.js';

const route = getRouteApi('/shell/');
const grid = 'grid gap-3 sm:grid-cols-2 xl:grid-cols-3';

function StartButton({ skill }: { skill: SkillCard }) {
  if (skill.state === 'connected')
    return (
      <Link
        to="/skills/$id"
        params={{ id: skill.id }}
        search={{ ask: 0 }}
        data-primary
        className={buttonClass('primary')}
      >
        {words.skills.startAsk}
      </Link>
    );
  if (skill.state === 'available')
    return <ConsentButton skill={skill} label={words.skills.startConnect} look="primary" />;
  return <CardButton skill={skill} look="primary" />;
}

function StartHere({ skill }: { skill: SkillCard }) {
  const broken = skill.state === 'reconnect' || skill.state === 'more_access' || skill.state === 'partly';
  return (
    <section
      aria-labelledby="start"
      className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-4 rounded-2xl border border-line bg-tint p-4 sm:p-5"
    >
      <ProviderMark provider={skill.providers[0]?.id ?? ''} size="large" />
      <div className="min-w-52 flex-1">
        <h2 id="start" className="flex items-center gap-1.5 text-xs font-semibold text-accent">
          <Sparkles aria-hidden size={14} />
          {words.skills.start}
        </h2>
        <p className="text-base font-semibold sm:text-lg sm:leading-7">
          {broken ? words.skills.startFix(skill.title) : `“${skill.try}”`}
        </p>
        {broken ? <StateLine skill={skill} brief /> : <p className="text-muted">{skill.title}</p>}
      </div>
      <div className="max-sm:w-full max-sm:*:w-full">
        <StartButton skill={skill} />
      </div>
    </section>
  );
}

function Card({ skill }: { skill: SkillCard }) {
  // Where several accounts work together, they stand on the skill's own page.
  const accounts = skill.providers.length === 1 ? skill.accounts : [];
  return (
    <article className="card flex flex-col gap-3 p-4">
      <div className="flex items-start gap-3">
        <ProviderMarks providers={skill.providers} />
        <div className="min-w-0">
          <h4 className="text-base leading-6 font-semibold">
            <Link
              to="/skills/$id"
              params={{ id: skill.id }}
              className="-my-2.5 inline-block py-2.5 hover:text-accent hover:underline"
            >
              {skill.title}
            </Link>
          </h4>
          <StateLine skill={skill} brief />
          <EndsLine skill={skill} />
        </div>
      </div>
      <p>{skill.summary}</p>
      <div className="flex flex-wrap items-center gap-2 text-xs text-muted max-sm:hidden">
        <span>
          {words.skills.uses(skill.providers.map(({ title }) => title).join(', '))} ·{' '}
          {words.skills.tools(skill.tool_count)}
        </span>
        {accounts.map((account) => (
          <AccountChip key={account.connection_id} provider={account.provider} label={account.label} />
        ))}
      </div>
      <p className="border-l-2 border-line pl-3 text-muted max-sm:hidden">
        <span className="font-semibold">{words.skills.try}:</span> “{skill.try}”
      </p>
      <CardButton skill={skill} className="mt-auto w-full" />
    </article>
  );
}

function Nothing({ filter, search, reset }: { filter: Filter; search: string; reset: () => void }) {
  const action = <Button onClick={reset}>{words.skills.missAction}</Button>;
  if (search !== '')
    return (
      <Empty title={words.skills.missTitle(search)} action={action}>
        {words.skills.missText}
      </Empty>
    );
  const title = filter === 'ready' ? words.skills.emptyReady : words.skills.emptyNeedsMe;
  return <Empty title={title} action={action} />;
}

function Finder({ filter, search }: { filter: Filter; search: string }) {
  const navigate = route.useNavigate();
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
      <h2 className="text-base font-semibold max-sm:sr-only">{words.skills.all_heading}</h2>
      <div className="flex flex-wrap gap-3 max-sm:w-full">
        <Choices
          label={words.skills.filter}
          value={filter}
          onChange={(next) =>
            void navigate({
              search: (old) => ({ ...old, show: next === 'all' ? undefined : next }),
              replace: true,
            })
          }
          options={[
            ['all', words.skills.all],
            ['ready', words.skills.ready],
            ['needs_me', words.skills.needsMe],
          ]}
        />
        <label className="relative max-sm:w-full sm:w-56">
          <span className="sr-only">{words.skills.search}</span>
          <Search aria-hidden size={16} className="absolute top-3.5 left-3 text-muted" />
          <input
            type="search"
            className="field pl-9"
            placeholder={words.skills.search}
            value={search}
            onChange={(event) => {
              const next = event.target.value;
              void navigate({ search: (old) => ({ ...old, search: next || undefined }), replace: true });
            }}
          />
        </label>
      </div>
    </div>
  );
}

function List({ skills }: { skills: SkillCard[] }) {
  const { show: filter = 'all', search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const win = nextWin(skills);
  const cards = shown(skills, filter, search);
  if (skills.length === 0) return <Empty title={words.skills.emptyTitle}>{words.skills.emptyText}</Empty>;
  return (
    <>
      {win && <StartHere skill={win} />}
      <Finder filter={filter} search={search} />
      {cards.length === 0 && (
        <Nothing filter={filter} search={search} reset={() => void navigate({ search: {}, replace: true })} />
      )}
      {grouped(cards).map((group) => (
        <section key={group.title} aria-label={group.title} className="mb-8">
          <h3 className="mb-2 flex items-baseline gap-2 font-semibold">
            {group.title}
            <span className="text-xs font-normal text-muted">{words.skills.count(group.skills.length)}</span>
          </h3>
          <div className={grid}>
            {group.skills.map((skill) => (
              <Card key={skill.id} skill={skill} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

const bones = (
  <>
    <Bone className="mb-6 h-28" />
    <Bone className="mb-4 h-11 w-72" />
    <div className={grid}>
      {[1, 2, 3, 4, 5, 6].map((n) => (
        <Bone key={n} className="h-64" />
      ))}
    </div>
  </>
);

export function SkillsPage() {
  return (
    <>
      <PageHead title={words.skills.title} lead={words.skills.lead} />
      <Loaded query={useQuery(skillsQuery)} bones={bones}>
        {({ items }) => <List skills={items} />}
      </Loaded>
    </>
  );
}
