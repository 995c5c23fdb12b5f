import { Link } from '@tanstack/react-router';
import type { SkillDetail } from '../api/types.js';
import { Button, buttonClass } from '../kit/button.js';
import { CopyButton } from '../kit/copy.js';
import { useMe } from '../shell/me.js';
import { words } from '../words/index.js';
import { ConsentButton, SignInAgainButton } from './card-button.js';
import { pageAction } from './state.js';

const places = {
  set_up: '/admin/providers',
  switch_on: '/admin/catalogue',
  others: '/',
  open: '/',
} as const;

/** The one button at the head of a skill's page: whatever brings this person further. */
export function PageButton({ skill, onAsk }: { skill: SkillDetail; onAsk: () => void }) {
  const { roles } = useMe();
  const { action, label } = pageAction(skill.state, roles);
  if (action === 'consent') return <ConsentButton skill={skill} label={label} look="primary" />;
  if (action === 'sign_in') return <SignInAgainButton skill={skill} label={label} look="primary" />;
  if (action === 'ask')
    return (
      <Button variant="primary" data-primary onClick={onAsk} disabled={skill.examples.length === 0}>
        {label}
      </Button>
    );
  if (action === 'copy_note') {
    const note = words.action.adminNote(skill.title, `${location.origin}/skills/${skill.id}`);
    return <CopyButton variant="primary" text={note} label={label} done={words.action.noteCopied} />;
  }
  return (
    <Link to={places[action]} data-primary className={buttonClass('primary')}>
      {label}
    </Link>
  );
}
