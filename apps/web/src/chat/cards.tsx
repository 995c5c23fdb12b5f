import { Check, X } from 'lucide-react';
import type { Card } from '../api/chat-types.js';
import { words } from '../words/index.js';
import { ApproveCard } from './approve-card.js';
import { ConnectCard } from './connect-card.js';
import type { Decide } from './decide.js';
import { ValueCard } from './value-card.js';

const { card: text } = words.chat;

function Decided({ card }: { card: Card }) {
  const decision = card.decision ?? 'done';
  const Icon = decision === 'yes' || decision === 'done' ? Check : X;
  return (
    <p className="flex items-center gap-2 text-xs text-muted">
      <Icon aria-hidden size={14} />
      {text.decided[decision]}: {card.title}
    </p>
  );
}

/** Something that waits for the person in a conversation, or waited. */
export function CardView({
  card,
  agent,
  busy,
  decide,
  goOn,
}: {
  card: Card;
  agent: string;
  busy: boolean;
  decide: Decide;
  goOn: () => void;
}) {
  if (card.decision !== null) return <Decided card={card} />;
  if (card.kind === 'approval') return <ApproveCard card={card} agent={agent} busy={busy} decide={decide} />;
  if (card.kind === 'value') return <ValueCard card={card} busy={busy} decide={decide} />;
  return <ConnectCard card={{ ...card, kind: card.kind }} busy={busy} decide={decide} goOn={goOn} />;
}
