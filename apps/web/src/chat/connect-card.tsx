import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Card } from '../api/chat-types.js';
import { skillsQuery } from '../api/queries.js';
import type { SkillCard } from '../api/types.js';
import { Button } from '../kit/button.js';
import { AllowButton } from '../skills/allow-button.js';
import { ConsentDialog } from '../skills/consent-dialog.js';
import { words } from '../words/index.js';
import { CardFrame } from './card-frame.js';
import type { Decide } from './decide.js';

const { card: text } = words.chat;

function ConnectButton({ skill, card }: { skill: SkillCard; card: Card }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" data-primary aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text.connectAction(card.provider.title)}
      </Button>
      <ConsentDialog card={skill} provider={card.provider.id} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function Mend({ card }: { card: Card }) {
  const skills = useQuery(skillsQuery);
  const skill = skills.data?.items.find(({ id }) => id === card.skill);
  if (!skill) return null;
  if (card.kind === 'connect') return <ConnectButton skill={skill} card={card} />;
  const label = card.kind === 'permission' ? words.action.allowIt : words.action.signInAgain;
  return <AllowButton primary skill={skill} provider={card.provider.id} label={label} />;
}

const titles = { connect: text.connect, permission: text.permission, reconnect: text.reconnect };

/** An account that is missing, in whatever way; the run goes on when the person comes back. */
export function ConnectCard({
  card,
  busy,
  decide,
  goOn,
}: {
  card: Card & { kind: keyof typeof titles };
  busy: boolean;
  decide: Decide;
  goOn: () => void;
}) {
  return (
    <CardFrame
      card={card}
      title={titles[card.kind](card.provider.title)}
      actions={
        <>
          <Mend card={card} />
          <Button disabled={busy} onClick={() => decide(card, false)}>
            {text.notNow}
          </Button>
          <Button variant="quiet" disabled={busy} onClick={goOn}>
            {text.did}
          </Button>
        </>
      }
    >
      <p>{card.message}</p>
      <p className="text-muted">{text.after}</p>
    </CardFrame>
  );
}
