import type { ReactNode } from 'react';
import type { Card, Message } from '../api/chat-types.js';
import { Notice } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { MarkdownView } from './markdown-view.js';
import { Trace } from './trace.js';
import { isTool } from './transcript.js';

const text = words.chat;

function Asked({ message }: { message: Message }) {
  return (
    <li className="ml-auto max-w-[85%] rounded-2xl rounded-br-md bg-tint px-4 py-2.5 text-[0.9375rem] leading-6 break-words whitespace-pre-wrap">
      <span className="sr-only">{text.you}: </span>
      {message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('')}
    </li>
  );
}

/** One message: a question, or an answer with its trace, what waits, and what the hub has to say. */
export function MessageView({
  message,
  agent,
  card,
  after,
}: {
  message: Message;
  agent: string;
  card: (card: Card) => ReactNode;
  /** What helps when there was no answer. */
  after: ReactNode;
}) {
  if (message.role === 'user') return <Asked message={message} />;
  // What waits has its card, and what was refused its line.
  const calls = message.parts
    .filter(isTool)
    .filter(({ state }) => state === 'output-available' || state === 'output-error');
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <span className="sr-only">{agent}: </span>
      {calls.length > 0 && <Trace calls={calls} />}
      {message.parts.map((part, place) => {
        if (part.type === 'text' && part.text !== '') return <MarkdownView key={place} text={part.text} />;
        if (part.type === 'data-card') return <div key={part.id}>{card(part.data)}</div>;
        if (part.type === 'data-note')
          return (
            <div key={place} className="grid gap-3">
              <Notice tone={part.data.reason === 'cancelled' ? 'plain' : 'warn'} title={text.failedTitle}>
                {part.data.text}
              </Notice>
              {after}
            </div>
          );
        return null;
      })}
    </li>
  );
}
