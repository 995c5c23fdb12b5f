import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import type { Removal } from '../api/leaving-types.js';
import { webLink } from '../format/answer.js';
import { sinceOrUntil } from '../format/time.js';
import { Button, buttonClass } from '../kit/button.js';
import { ErrorLine } from '../kit/loaded.js';
import { ProviderMark } from '../kit/marks.js';
import { Badge, When } from '../kit/pieces.js';
import { words } from '../words/index.js';

const text = words.leaving.removals;

function why({ state, problem, provider_title: provider }: Removal): string {
  if (state === 'impossible') return text.impossible(provider);
  if (state === 'lost') return text.lost;
  if (state === 'expired') return text.expired;
  return problem ? text.problems[problem] : '';
}

const isSoon = (at: string): boolean => Date.parse(at) - Date.now() < 60_000;

function Facts({ removal }: { removal: Removal }) {
  const { account, person, attempts, next_at: next } = removal;
  return (
    <div className="min-w-48 flex-1">
      <p className="flex flex-wrap items-center gap-2 font-semibold">
        {removal.provider_title}
        <Badge tone={removal.state === 'open' ? 'plain' : 'warn'}>
          {removal.state === 'open' ? text.waiting : text.byHand}
        </Badge>
      </p>
      <p>{text.of(account ?? text.unknownAccount, person?.name ?? text.erasedPerson)}</p>
      <p className="text-muted">{why(removal)}</p>
      <p className="text-xs text-muted">
        <When at={removal.since} />
        {attempts > 0 && removal.state !== 'impossible' && ` · ${text.tried(attempts)}`}
        {next && ` · ${isSoon(next) ? text.nextSoon : text.next(sinceOrUntil(next))}`}
      </p>
    </div>
  );
}

/** One token whose end is not confirmed, with the one thing that helps. */
export function RemovalRow({ removal }: { removal: Removal }) {
  const queries = useQueryClient();
  const params = { path: { id: removal.id } };
  const onSettled = () => queries.invalidateQueries({ queryKey: ['admin', 'removals'] });
  const retry = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/admin/revocations/{id}/retry', { params, body: {} })),
    onSettled,
  });
  const dismiss = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/admin/revocations/{id}/dismiss', { params, body: {} })),
    onSettled,
  });
  const page = removal.page && webLink(removal.page);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4">
      <ProviderMark provider={removal.provider} />
      <Facts removal={removal} />
      <div className="flex flex-wrap gap-2">
        {removal.state === 'open' ? (
          <Button busy={retry.isPending} onClick={() => retry.mutate()}>
            {text.retry}
          </Button>
        ) : (
          <>
            {page && (
              <a href={page} target="_blank" rel="noreferrer" className={buttonClass()}>
                {text.openPage(removal.provider_title)}
                <span className="sr-only">({words.common.opensElsewhere})</span>
              </a>
            )}
            <Button variant="quiet" busy={dismiss.isPending} onClick={() => dismiss.mutate()}>
              {text.done}
            </Button>
          </>
        )}
      </div>
      <ErrorLine error={retry.error ?? dismiss.error} />
    </li>
  );
}
