import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { allowRequestQuery } from '../api/queries.js';
import type { AgentChoice, AllowRequest } from '../api/types.js';
import { Button, buttonClass } from '../kit/button.js';
import { ErrorLine, Failure, said } from '../kit/loaded.js';
import { HubMark } from '../kit/marks.js';
import { Bone, Empty } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { firstChoice, isSomething } from './choice.js';
import { SkillTicks } from './skill-ticks.js';

const text = words.allow;
const route = getRouteApi('/allow/$id');

/** Where the answer goes, with what to look out for there. */
function Destination({ redirect: { kind, host } }: Pick<AllowRequest, 'redirect'>) {
  const place = { web: host, device: text.device, app: text.app(host) }[kind];
  return (
    <div className="flex gap-3 rounded-lg bg-warn-tint p-3">
      <TriangleAlert aria-hidden size={18} className="mt-0.5 shrink-0 text-warn" />
      <div className="min-w-0">
        <p>
          {text.goesTo} <strong>{place}</strong>.
        </p>
        <p>{kind === 'web' ? text.webWarning(host) : text.deviceWarning}</p>
      </div>
    </div>
  );
}

type Given = { allow: false } | ({ allow: true } & AgentChoice);

function useAnswer(id: string) {
  const answer = useMutation({
    mutationFn: (body: Given) => answered(api.POST('/allow/{id}/answer', { params: { path: { id } }, body })),
    onSuccess: ({ url }) => location.assign(url),
  });
  return { ...answer, busy: answer.isPending || answer.isSuccess };
}

function Question({ id, asked }: { id: string; asked: AllowRequest }) {
  const [choice, setChoice] = useState(() => firstChoice(asked));
  const answer = useAnswer(id);
  const { person, skills } = asked;
  return (
    <div className="card grid gap-4 p-5">
      <div>
        <h1 className="text-title font-bold text-balance">{text.title(asked.agent.name)}</h1>
        <p className="mt-1 text-muted">{text.asWhom(person.name, person.email)}</p>
      </div>
      {asked.before && <p className="text-muted">{text.before}</p>}
      {skills.length === 0 ? (
        <p>{text.noSkills}</p>
      ) : (
        <SkillTicks skills={skills} choice={choice} canWrite={asked.wants_writes} onChange={setChoice} />
      )}
      <p className="text-muted">{text.never}</p>
      <Destination redirect={asked.redirect} />
      {!isSomething(choice) && skills.length > 0 && <p role="status">{text.none}</p>}
      <div className="grid grid-cols-2 gap-3">
        <Button busy={answer.busy} onClick={() => answer.mutate({ allow: false })}>
          {text.no}
        </Button>
        <Button
          variant="primary"
          data-primary
          busy={answer.busy}
          disabled={!isSomething(choice) || skills.length === 0}
          onClick={() => answer.mutate({ allow: true, ...choice })}
        >
          {answer.busy ? text.busy : text.yes}
        </Button>
      </div>
      <ErrorLine error={answer.error} />
    </div>
  );
}

function Closed({ error, retry }: { error: Error; retry: () => unknown }) {
  const status = error instanceof ApiProblem ? error.status : 0;
  if (status !== 404 && status !== 403) return <Failure error={error} retry={retry} />;
  return (
    <Empty
      heading
      title={status === 404 ? text.goneTitle : text.blockedTitle}
      action={
        <a href="/" className={buttonClass()}>
          {words.failed.toSkills}
        </a>
      }
    >
      {said(error)}
    </Empty>
  );
}

/** An agent's question to a person: whether, and for what, it may act as them. Saying no is as near as saying yes. */
export function AllowPage() {
  const { id } = route.useParams();
  const asked = useQuery(allowRequestQuery(id));
  return (
    <main className="mx-auto grid min-h-dvh max-w-120 content-center gap-5 p-4">
      <div className="flex items-center gap-2.5">
        <HubMark className="size-9" />
        <span className="text-lg font-bold">{words.app}</span>
      </div>
      {asked.data && <Question id={id} asked={asked.data} />}
      {asked.error && <Closed error={asked.error} retry={asked.refetch} />}
      {asked.isPending && (
        <div role="status" aria-label={words.common.loading}>
          <Bone className="h-120" />
        </div>
      )}
    </main>
  );
}
