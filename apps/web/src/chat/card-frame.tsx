import type { ReactNode } from 'react';
import type { Card } from '../api/chat-types.js';
import { ProviderMark } from '../kit/marks.js';
import { words } from '../words/index.js';

const { card: text } = words.chat;

/** The frame of everything that a person has to do in a conversation; `children` say what, `actions` do it. */
export function CardFrame({
  card,
  title,
  children,
  actions,
}: {
  card: Card;
  title: string;
  children?: ReactNode;
  actions: ReactNode;
}) {
  return (
    <section
      aria-label={title}
      data-card={card.kind}
      className="card grid animate-rise grid-cols-[minmax(0,1fr)] gap-3 border-accent p-4"
    >
      <header className="flex items-center gap-3">
        <ProviderMark provider={card.provider.id} />
        <div className="min-w-0">
          <h3 className="text-base leading-6 font-semibold">{title}</h3>
          {card.account && <p className="text-xs text-muted">{text.at(card.provider.title, card.account)}</p>}
        </div>
      </header>
      {children}
      <div className="flex flex-wrap gap-3 max-sm:*:flex-auto">{actions}</div>
    </section>
  );
}
