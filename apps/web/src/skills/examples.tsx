import { useQuery } from '@tanstack/react-query';
import { MessageCircleQuestionMark } from 'lucide-react';
import { answerQuery } from '../api/queries.js';
import type { Example, SkillDetail } from '../api/types.js';
import { Failure } from '../kit/loaded.js';
import { Bone } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { AnswerView } from './answer-view.js';

function AnswerOf({ example, account }: { example: Example; account: string | undefined }) {
  const answer = useQuery(answerQuery(example, account));
  if (answer.data)
    return <AnswerView result={answer.data.result} account={answer.data.account ?? undefined} />;
  if (answer.error) return <Failure error={answer.error} retry={answer.refetch} />;
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
  const ready = skill.state === 'connected';
  return (
    <section aria-labelledby="ask" className="grid gap-2">
      <div>
        <h2 id="ask" className="text-base font-semibold">
          {words.skill.ask}
        </h2>
        <p className="text-muted">{ready ? words.skill.askLead : words.skill.askAfter}</p>
      </div>
      {skill.examples.map((example, place) => (
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
          {ready && asked === place && <AnswerOf example={example} account={account} />}
        </div>
      ))}
    </section>
  );
}
