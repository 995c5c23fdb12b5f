import { Link } from '@tanstack/react-router';
import type { SkillDetail } from '../api/types.js';
import { Button, buttonClass } from '../kit/button.js';
import { CopyButton } from '../kit/copy.js';
import { useMe } from '../shell/me.js';
import { words } from '../words/index.js';
import { AllowButton } from './allow-button.js';
import { ConsentButton, SignInAgainButton } from './card-button.js';
import { isUsable } from './readiness.js';
import { pageAction } from './state.js';

const places = {
  set_up: '/admin/providers',
  switch_on: '/admin/catalogue',
  others: '/',
  open: '/',
  allow: '/',
} as const;

/** The one button at the head of a skill's page: whatever brings this person further. */
export function PageButton({ skill, onAsk }: { skill: SkillDetail; onAsk: () => void }) {
  const { roles } = useMe();
  const { action, label } = pageAction(skill.state, roles);
  if (action === 'consent') return <ConsentButton skill={skill} label={label} look="primary" />;
  const lacking = skill.providers.find((step) => step.state === 'more_access');
  if (action === 'allow' && lacking)
    return <AllowButton primary skill={skill} provider={lacking.id} label={label} />;
  if (action === 'sign_in') return <SignInAgainButton skill={skill} label={label} look="primary" />;
  const open = skill.providers.find((step) => step.state === 'available');
  if (action === 'ask' && !isUsable(skill) && open)
    return <ConsentButton skill={skill} label={words.action.connectTo(open.title)} look="primary" />;
  if (action === 'ask')
    return (
      <Button variant="primary" data-primary onClick={onAsk} disabled={!isUsable(skill)}>
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
