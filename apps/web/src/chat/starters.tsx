import { useQuery } from '@tanstack/react-query';
import { MessageCircleQuestionMark } from 'lucide-react';
import type { Agent } from '../api/chat-types.js';
import { skillsQuery } from '../api/queries.js';
import { words } from '../words/index.js';
import { startersFor } from './starter-questions.js';

function Question({ text, onAsk }: { text: string; onAsk: (text: string) => void }) {
  return (
    <button
      type="button"
      onClick={() => onAsk(text)}
      className="card flex min-h-12 items-center gap-3 px-4 py-2.5 text-left font-medium hover:border-accent"
    >
      <MessageCircleQuestionMark aria-hidden size={18} className="shrink-0 text-accent" />
      {text}
    </button>
  );
}

/** Questions to begin with, so that nobody sits before an empty box: those that work at once, then those one step away. */
export function Starters({
  agent,
  most = 4,
  title = words.chat.starters,
  onAsk,
}: {
  agent: Pick<Agent, 'skills'> | undefined;
  most?: number;
  title?: string;
  onAsk: (text: string) => void;
}) {
  const skills = useQuery(skillsQuery);
  const { ready, later } = startersFor(skills.data?.items ?? [], agent?.skills ?? null, most);
  const groups = [
    [title, ready],
    [words.chat.startersLater, ready.length >= most ? [] : later.slice(0, most - ready.length)],
  ] as const;
  if (!skills.data) return null;
  if (ready.length + later.length === 0) return <p className="text-muted">{words.chat.startersNone}</p>;
  return groups.map(
    ([heading, questions]) =>
      questions.length > 0 && (
        <section key={heading} aria-label={heading} className="grid gap-2">
          <h2 className="font-semibold">{heading}</h2>
          <div className="grid gap-2 sm:grid-cols-2">
            {questions.map((text) => (
              <Question key={text} text={text} onAsk={onAsk} />
            ))}
          </div>
        </section>
      ),
  );
}
