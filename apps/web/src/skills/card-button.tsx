import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { skillQuery } from '../api/queries.js';
import type { SkillCard } from '../api/types.js';
import { Button, buttonClass } from '../kit/button.js';
import { said } from '../kit/loaded.js';
import { words } from '../words/index.js';
import { ConsentDialog } from './consent-dialog.js';
import { cardAction } from './state.js';
import { useConnect } from './use-connect.js';

interface Given {
  skill: SkillCard;
  label: string;
  look: 'primary' | 'outline';
  className?: string;
}

/** Opens the consent dialog, whose text is fetched as soon as the button is near. */
export function ConsentButton({ skill, label, look, className = '' }: Given) {
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const fetchEarly = () => void queries.prefetchQuery(skillQuery(skill.id));
  return (
    <>
      <Button
        variant={look}
        data-primary
        className={className}
        aria-haspopup="dialog"
        onPointerEnter={fetchEarly}
        onFocus={fetchEarly}
        onClick={() => setOpen(true)}
      >
        {label}
        <span className="sr-only">: {skill.title}</span>
      </Button>
      <ConsentDialog card={skill} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

/** One click to the provider: the person has seen and agreed to this before. */
export function SignInAgainButton({ skill, label, look, className = '' }: Given) {
  const connect = useConnect(skill.id);
  const [account] = skill.accounts;
  const go = () =>
    connect.mutate(account ? { provider: account.provider, connection_id: account.connection_id } : {});
  return (
    <div className={className}>
      <Button variant={look} data-primary busy={connect.busy} onClick={go} className="w-full">
        {connect.busy ? words.action.opening(skill.providers[0]?.title ?? '') : label}
        <span className="sr-only">: {skill.title}</span>
      </Button>
      {connect.error && (
        <p role="alert" className="mt-1 text-xs text-bad">
          {said(connect.error)}
        </p>
      )}
    </div>
  );
}

/** The one button of a card. */
export function CardButton({
  skill,
  look = 'outline',
  className = '',
}: Omit<Given, 'label' | 'look'> & { look?: 'primary' | 'outline' }) {
  const { action, label } = cardAction[skill.state];
  const given = { skill, label, look, className };
  if (action === 'consent') return <ConsentButton {...given} />;
  if (action === 'sign_in') return <SignInAgainButton {...given} />;
  return (
    <Link to="/skills/$id" params={{ id: skill.id }} data-primary className={buttonClass(look, className)}>
      {label}
      <span className="sr-only">: {skill.title}</span>
    </Link>
  );
}
