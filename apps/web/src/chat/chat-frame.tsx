import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronDown, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { conversationsQuery } from '../api/chat-queries.js';
import { buttonClass } from '../kit/button.js';
import { Badge, When } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { ForgetButton } from './forget-button.js';

const text = words.chat;

function List({ current }: { current?: string }) {
  const conversations = useQuery(conversationsQuery);
  return (
    <ul className="grid gap-0.5">
      {conversations.data?.items
        .filter(({ title }) => title !== '')
        .map(({ id, title, state, updated_at: at }) => (
          <li key={id}>
            <Link
              to="/chat/$id"
              params={{ id }}
              {...(id === current && { 'aria-current': 'page' as const })}
              className="grid min-h-11 gap-0.5 rounded-lg px-3 py-2 hover:bg-well aria-[current=page]:bg-tint"
            >
              <span className="truncate font-medium">{title}</span>
              <span className="flex items-center gap-2 text-xs text-muted">
                <When at={at} />
                {state !== 'idle' && (
                  <Badge tone={state === 'running' ? 'plain' : 'warn'}>{text.states[state]}</Badge>
                )}
              </span>
            </Link>
          </li>
        ))}
    </ul>
  );
}

const NewLink = () => (
  <Link to="/chat" className={buttonClass('outline', 'w-full')}>
    <Plus aria-hidden size={16} />
    {text.new}
  </Link>
);

/** The frame of a conversation: the others beside it, or folded above it on a phone. */
export function ChatFrame({
  title,
  current,
  children,
}: {
  title: string;
  current?: string;
  children: ReactNode;
}) {
  return (
    <div className="flex gap-6">
      <div className="flex min-h-[calc(100dvh-8rem)] min-w-0 flex-1 flex-col gap-5 md:min-h-[calc(100dvh-5rem)]">
        <header className="flex items-start justify-between gap-3">
          <h1 tabIndex={-1} className="min-w-0 text-title font-bold break-words">
            {title}
          </h1>
          {current && <ForgetButton id={current} />}
        </header>
        <details className="card group lg:hidden">
          <summary className="flex min-h-11 items-center gap-2 rounded-xl px-3 py-2 font-semibold">
            <span className="flex-1">{text.conversations}</span>
            <ChevronDown aria-hidden size={16} className="transition-transform group-open:rotate-180" />
          </summary>
          <div className="grid gap-2 border-t border-line p-2">
            <NewLink />
            <List {...(current && { current })} />
          </div>
        </details>
        {children}
      </div>
      <aside
        aria-label={text.conversations}
        className="sticky top-7 max-h-[calc(100dvh-4rem)] w-64 shrink-0 self-start overflow-y-auto max-lg:hidden"
      >
        <NewLink />
        <h2 className="mt-5 mb-1 px-3 text-xs font-semibold text-muted">{text.conversations}</h2>
        <List {...(current && { current })} />
      </aside>
    </div>
  );
}
