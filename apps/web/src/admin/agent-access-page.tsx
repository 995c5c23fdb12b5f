import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { companyAgentsQuery } from '../api/queries.js';
import type { BlockedAgent, CompanyAgent } from '../api/types.js';
import { shortDate } from '../format/time.js';
import { Button } from '../kit/button.js';
import { ErrorLine, Loaded } from '../kit/loaded.js';
import { Bone, Empty, PageHead } from '../kit/pieces.js';
import { Popup } from '../kit/popup.js';
import { useMe } from '../shell/me.js';
import { NoAccess } from '../shell/no-access.js';
import { words } from '../words/index.js';
import { byClient, type ClientOfCompany } from './by-client.js';

const text = words.admin.agentAccess;

function useChange<Given>(change: (given: Given) => Promise<unknown>, done: () => void = () => undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: companyAgentsQuery.queryKey });
      done();
    },
  });
}

function Client({ client, onBlock }: { client: ClientOfCompany; onBlock: () => void }) {
  const { name, clientId, host, people, isSelfRegistered } = client;
  return (
    <article className="card flex flex-wrap items-start gap-x-4 gap-y-2 p-4">
      <div className="min-w-56 flex-1">
        <h2 className="font-semibold">{name}</h2>
        <p className="text-xs text-muted">{[text.people(people.length), host].join(' · ')}</p>
        <p className="mt-1">{people.join(', ')}</p>
        <p className="mt-1 text-xs break-all text-muted">
          {text.clientId}: {clientId}
        </p>
        {isSelfRegistered && <p className="text-xs text-muted">{text.selfRegistered}</p>}
      </div>
      <Button variant="danger" aria-haspopup="dialog" onClick={onBlock}>
        {text.block}
        <span className="sr-only">: {name}</span>
      </Button>
    </article>
  );
}

function BlockDialog({ client, onClose }: { client: ClientOfCompany; onClose: () => void }) {
  const block = useChange(
    () =>
      answered(
        api.POST('/api/v1/admin/allowed-agents/blocked', {
          body: { client_id: client.clientId, name: client.name },
        }),
      ),
    onClose,
  );
  return (
    <Popup
      open
      onClose={onClose}
      title={text.blockTitle(client.name)}
      footer={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button
            variant="danger"
            data-primary
            busy={block.isPending}
            onClick={() => block.mutate(undefined)}
          >
            {text.block}
          </Button>
        </>
      }
    >
      <p>{text.blockText}</p>
      <ErrorLine error={block.error} />
    </Popup>
  );
}

function Blocked({ agent: { client_id: clientId, name, blocked_at: since } }: { agent: BlockedAgent }) {
  const unblock = useChange(() =>
    answered(
      api.DELETE('/api/v1/admin/allowed-agents/blocked', { params: { query: { client_id: clientId } } }),
    ),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <div className="min-w-56 flex-1">
        <p className="font-semibold">{name}</p>
        <p className="text-xs break-all text-muted">{[text.since(shortDate(since)), clientId].join(' · ')}</p>
      </div>
      <Button busy={unblock.isPending} onClick={() => unblock.mutate(undefined)}>
        {text.unblock}
        <span className="sr-only">: {name}</span>
      </Button>
      <ErrorLine error={unblock.error} />
    </li>
  );
}

function Lists({ items, blocked }: { items: CompanyAgent[]; blocked: BlockedAgent[] }) {
  const [blocking, setBlocking] = useState<ClientOfCompany>();
  const clients = byClient(items);
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
      {clients.length === 0 && <Empty title={text.empty} />}
      {clients.map((client) => (
        <Client key={client.clientId} client={client} onBlock={() => setBlocking(client)} />
      ))}
      {blocked.length > 0 && (
        <section className="grid gap-2">
          <h2 className="text-base font-semibold">{text.blocked}</h2>
          <ul className="card divide-y divide-line px-4 py-2">
            {blocked.map((agent) => (
              <Blocked key={agent.client_id} agent={agent} />
            ))}
          </ul>
        </section>
      )}
      {blocking && <BlockDialog client={blocking} onClose={() => setBlocking(undefined)} />}
    </div>
  );
}

/** Every agent that somebody of the company has let in, and those that are kept out. */
export function AgentAccessPage() {
  const isAdmin = useMe().roles.includes('company_admin');
  const agents = useQuery({ ...companyAgentsQuery, enabled: isAdmin });
  return (
    <>
      <PageHead title={text.title} lead={text.lead} />
      {isAdmin ? (
        <Loaded query={agents} bones={<Bone className="h-40" />}>
          {(lists) => <Lists {...lists} />}
        </Loaded>
      ) : (
        <NoAccess />
      )}
    </>
  );
}
