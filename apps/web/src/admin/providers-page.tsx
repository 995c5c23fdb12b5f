import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { answered, api } from '../api/client.js';
import { providersQuery } from '../api/queries.js';
import type { ProviderClient } from '../api/types.js';
import type { Tone } from '../skills/state.js';
import { Button } from '../kit/button.js';
import { Copyable } from '../kit/copy.js';
import { Failure, Loaded } from '../kit/loaded.js';
import { ProviderMark } from '../kit/marks.js';
import { Badge, Bone, Empty, PageHead, When } from '../kit/pieces.js';
import { useMe } from '../shell/me.js';
import { NoAccess } from '../shell/no-access.js';
import { words } from '../words/index.js';
import { ClientForm } from './client-form.js';
import { WebhookCard } from './webhook-card.js';

const text = words.admin.providers;

function statusOf({ status, client_id: clientId }: ProviderClient): readonly [Tone, string] {
  if (status === 'ready') return ['ok', text.ready];
  if (status === 'failing') return ['bad', text.failing];
  return clientId ? ['warn', text.unchecked] : ['plain', text.notSetUp];
}

function Report({ provider }: { provider: ProviderClient }) {
  if (!provider.report?.length) return null;
  return (
    <section aria-label={text.report} className="rounded-lg border border-line">
      <h3 className="px-3 pt-3 text-xs text-muted">
        {text.report}
        {provider.checked_at && (
          <>
            {' · '}
            <When at={provider.checked_at} />
          </>
        )}
      </h3>
      <ul className="divide-y divide-line">
        {provider.report.map(({ name, ok, detail }) => (
          <li key={name} className="flex items-start gap-2 px-3 py-2.5">
            {ok ? (
              <CircleCheck
                role="img"
                aria-label={text.passed}
                size={18}
                className="mt-0.5 shrink-0 text-ok"
              />
            ) : (
              <CircleX role="img" aria-label={text.failed} size={18} className="mt-0.5 shrink-0 text-bad" />
            )}
            <div className="min-w-0">
              <p className="font-semibold">{name}</p>
              {detail && <p className="text-muted">{detail}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProviderCard({ provider }: { provider: ProviderClient }) {
  const queries = useQueryClient();
  const [tone, status] = statusOf(provider);
  const check = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/admin/providers/{id}/check', { params: { path: { id: provider.id } }, body: {} }),
      ),
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' }),
  });
  return (
    <article className="card grid grid-cols-[minmax(0,1fr)] gap-4 p-4 sm:p-5">
      <header className="flex flex-wrap items-center gap-3">
        <ProviderMark provider={provider.id} />
        <h2 className="flex-1 text-base font-semibold">{provider.title}</h2>
        <Badge tone={tone}>{status}</Badge>
      </header>
      <div>
        <Copyable label={text.redirect} text={provider.redirect_url} />
        <p className="mt-1 text-xs text-muted">{text.redirectHint}</p>
      </div>
      <ClientForm provider={provider}>
        <Button
          variant={tone === 'warn' || tone === 'bad' ? 'primary' : 'outline'}
          busy={check.isPending}
          disabled={!provider.client_id}
          onClick={() => check.mutate()}
        >
          {check.isPending ? text.checking : text.check}
        </Button>
      </ClientForm>
      {check.error && <Failure error={check.error} />}
      <Report provider={provider} />
    </article>
  );
}

const bones = (
  <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-3">
    <Bone className="h-96" />
  </div>
);

function Providers() {
  return (
    <Loaded query={useQuery(providersQuery)} bones={bones}>
      {({ items }) => (
        <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-3">
          {items.length === 0 && <Empty title={text.empty} />}
          {items.map((provider) => (
            <ProviderCard key={provider.id} provider={provider} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

export function ProvidersPage() {
  const { roles } = useMe();
  return (
    <>
      <PageHead title={text.title} lead={text.lead} />
      {roles.includes('company_admin') ? (
        <>
          <Providers />
          <WebhookCard />
        </>
      ) : (
        <NoAccess />
      )}
    </>
  );
}
