import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { skillQuery } from '../api/queries.js';
import type { SkillDetail } from '../api/types.js';
import { Loaded } from '../kit/loaded.js';
import { ProviderMarks } from '../kit/marks.js';
import { Bone } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { EndsLine } from '../notices/ends-line.js';
import { AccountBar } from './account-bar.js';
import { BundleLink } from './bundle-link.js';
import { Examples } from './examples.js';
import { News } from './news.js';
import { PageButton } from './page-button.js';
import { Promise } from './promises.js';
import { firstReady, isUsable } from './readiness.js';
import { Steps } from './steps.js';
import { StateLine } from './state-line.js';
import { ToolList } from './tool-list.js';

const route = getRouteApi('/shell/skills/$id');

function Head({ skill, onAsk }: { skill: SkillDetail; onAsk: () => void }) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <ProviderMarks providers={skill.providers} size="large" />
      <div className="min-w-52 flex-1">
        <h1 className="text-title font-bold">{skill.title}</h1>
        <StateLine skill={skill} />
        <EndsLine skill={skill} />
      </div>
      <div className="max-sm:w-full max-sm:*:w-full">
        <PageButton skill={skill} onAsk={onAsk} />
      </div>
      <p className="w-full max-w-prose text-base leading-6">{skill.summary}</p>
    </header>
  );
}

function Promises({ skill }: { skill: SkillDetail }) {
  return (
    <div className="grid items-start gap-3 md:grid-cols-3 md:items-stretch">
      <Promise roomy kind="can" lines={skill.can} />
      <Promise
        roomy
        kind="asksFirst"
        lines={skill.asks_first.length > 0 ? skill.asks_first : [words.skill.nothingToAsk]}
      />
      <Promise roomy kind="never" lines={skill.never.length > 0 ? skill.never : words.consent.never} />
    </div>
  );
}

function Detail({ skill }: { skill: SkillDetail }) {
  const { connected, ask } = route.useSearch();
  const navigate = route.useNavigate();
  const [account, setAccount] = useState(skill.accounts[0]?.connection_id);
  const asked = ask ?? (connected ? firstReady(skill) : undefined);
  const onAsk = (place: number) =>
    void navigate({
      search: (old) => ({ ...old, problem: undefined, ask: place }),
      replace: true,
      resetScroll: false,
    });
  const examples = skill.examples.length > 0 && (
    <Examples skill={skill} asked={asked} account={account} onAsk={onAsk} />
  );
  return (
    <div className="grid max-w-5xl gap-6">
      <Head skill={skill} onAsk={() => onAsk(firstReady(skill) ?? 0)} />
      <News skill={skill} />
      <Steps skill={skill} />
      {skill.accounts.length > 0 && skill.providers.length === 1 && (
        <AccountBar skill={skill} account={account} onChoose={setAccount} />
      )}
      {isUsable(skill) && examples}
      <Promises skill={skill} />
      {!isUsable(skill) && examples}
      <ToolList skill={skill} />
      {isUsable(skill) && <BundleLink id={skill.id} />}
    </div>
  );
}

const bones = (
  <div className="grid max-w-5xl gap-6">
    <Bone className="h-24" />
    <div className="grid gap-3 md:grid-cols-3">
      <Bone className="h-48" />
      <Bone className="h-48" />
      <Bone className="h-48" />
    </div>
    <Bone className="h-12" />
  </div>
);

export function SkillPage() {
  const { id } = route.useParams();
  const skill = useQuery(skillQuery(id));
  return (
    <>
      <Link
        to="/"
        className="mb-2 inline-flex min-h-11 items-center gap-1.5 font-medium text-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden size={16} />
        {words.skills.title}
      </Link>
      <Loaded query={skill} bones={bones}>
        {(loaded) => <Detail key={loaded.id} skill={loaded} />}
      </Loaded>
    </>
  );
}
