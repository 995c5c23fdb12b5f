import type { SkillCard } from '../api/types.js';
import { Button } from '../kit/button.js';
import { said } from '../kit/loaded.js';
import { words } from '../words/index.js';
import { useConnect } from './use-connect.js';

/** One click to the provider's page that gives what is missing: the skill itself was agreed to before. */
export function AllowButton({
  skill,
  provider,
  label = words.action.allowIt,
  primary = false,
}: {
  skill: SkillCard;
  provider: string;
  label?: string;
  primary?: boolean;
}) {
  const connect = useConnect(skill.id);
  const step = skill.providers.find(({ id }) => id === provider);
  const account = skill.accounts.find((held) => held.provider === provider);
  const go = () =>
    connect.mutate(account ? { provider, connection_id: account.connection_id } : { provider });
  return (
    <div>
      <Button
        variant={primary ? 'primary' : 'outline'}
        data-primary={primary || undefined}
        busy={connect.busy}
        onClick={go}
        className="w-full"
      >
        {connect.busy ? words.action.opening(step?.title ?? '') : label}
        <span className="sr-only">: {step?.title}</span>
      </Button>
      {connect.error && (
        <p role="alert" className="mt-1 text-xs text-bad">
          {said(connect.error)}
        </p>
      )}
    </div>
  );
}
