import { useQuery } from '@tanstack/react-query';
import { MessageCircleQuestionMark } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem } from '../api/problem.js';
import { answerQuery } from '../api/queries.js';
import type { Candidate, Example, SkillDetail } from '../api/types.js';
import { Button } from '../kit/button.js';
import { Failure } from '../kit/loaded.js';
import { Bone, Notice } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { AnswerView } from './answer-view.js';
import { accountFor, isReady, isUsable } from './readiness.js';

/** What the answer still depends on, to be settled with one click. */
function Choice({
  question,
  candidates,
  onChoose,
}: {
  question: string;
  candidates: readonly Candidate[];
  onChoose: (chosen: Candidate) => void;
}) {
  return (
    <Notice tone="plain" title={question}>
      <span className="mt-2 flex flex-wrap gap-2">
        {candidates.map((one) => (
          <Button key={`${one.field} ${one.value}`} onClick={() => onChoose(one)}>
            {one.label}
          </Button>
        ))}
      </span>
    </Notice>
  );
}

function AnswerOf({ example, account }: { example: Example; account: string | undefined }) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const answer = useQuery(answerQuery({ ...example, input: { ...example.input, ...chosen } }, account));
  if (answer.data)
    return <AnswerView result={answer.data.result} account={answer.data.account ?? undefined} />;
  const { error } = answer;
  if (error instanceof ApiProblem && error.candidates.length > 0)
    return (
      <Choice
        question={error.message}
        candidates={error.candidates}
        onChoose={({ field, value }) => setChosen((old) => ({ ...old, [field]: value }))}
      />
    );
  if (error) return <Failure error={error} retry={answer.refetch} />;
  return (
    <div role="status" aria-label={words.skill.asking} className="grid gap-2">
      <Bone className="h-14" />
      <Bone className="h-14" />
      <Bone className="h-14" />
    </div>
  );
}

/** Questions that run with one click; the answer opens under the one that was asked. */
export function Examples({
  skill,
  asked,
  account,
  onAsk,
}: {
  skill: SkillDetail;
  asked: number | undefined;
  account: string | undefined;
  onAsk: (place: number) => void;
}) {
  return (
    <section aria-labelledby="ask" className="grid gap-2">
      <div>
        <h2 id="ask" className="text-base font-semibold">
          {words.skill.ask}
        </h2>
        <p className="text-muted">{isUsable(skill) ? words.skill.askLead : words.skill.askAfter}</p>
      </div>
      {skill.examples.map((example, place) => {
        const ready = isReady(skill, example);
        return (
          <div key={example.question} className="grid gap-2">
            <button
              type="button"
              disabled={!ready}
              aria-expanded={asked === place}
              onClick={() => onAsk(place)}
              className="card flex min-h-12 items-center gap-3 px-4 py-2.5 text-left font-medium enabled:hover:border-accent aria-expanded:border-accent aria-expanded:bg-tint"
            >
              <MessageCircleQuestionMark aria-hidden size={18} className="shrink-0 text-accent" />
              {example.question}
            </button>
            {ready && asked === place && (
              <AnswerOf example={example} account={accountFor(skill, example, account)} />
            )}
          </div>
        );
      })}
    </section>
  );
}
