import type { Card } from '../api/chat-types.js';
import { Button } from '../kit/button.js';
import { EffectBadge } from '../skills/tool-list.js';
import { words } from '../words/index.js';
import { Arguments } from './arguments.js';
import { CardFrame } from './card-frame.js';
import type { Decide } from './decide.js';

const { card: text } = words.chat;

/** A change before it is made: what exactly, where and as whom. */
export function ApproveCard({
  card,
  agent,
  busy,
  decide,
}: {
  card: Card;
  agent: string;
  busy: boolean;
  decide: Decide;
}) {
  return (
    <CardFrame
      card={card}
      title={text.wants(agent)}
      actions={
        <>
          <Button variant="primary" data-primary busy={busy} onClick={() => decide(card, true)}>
            {text.approve}
          </Button>
          <Button disabled={busy} onClick={() => decide(card, false)}>
            {text.deny}
          </Button>
        </>
      }
    >
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{card.title}</span>
        <EffectBadge effect={card.effect} />
      </p>
      <div className="rounded-lg border border-line bg-well p-3">
        <p className="mb-2 text-xs font-semibold text-muted">{text.exact}</p>
        <Arguments input={card.input} />
      </div>
      <p className="text-muted">{text.effect[card.effect]}</p>
    </CardFrame>
  );
}
