import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answered, api } from '../api/client.js';
import type { Connection, Disconnected } from '../api/types.js';
import { webLink } from '../format/answer.js';
import { Button, buttonClass } from '../kit/button.js';
import { said } from '../kit/loaded.js';
import { ProviderMark } from '../kit/marks.js';
import { Popup } from '../kit/popup.js';
import { words } from '../words/index.js';

const { connections } = words;

function Question({ connection }: { connection: Connection }) {
  const { skills, provider_title: provider } = connection;
  return (
    <div className="grid gap-3">
      <p>{skills.length > 0 ? connections.stops : connections.stopsNone}</p>
      {skills.length > 0 && (
        <ul className="list-disc pl-5 font-semibold">
          {skills.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      )}
      <p className="text-muted">
        {connection.revocable ? connections.alsoRemoves(provider) : connections.forgets(provider)}
      </p>
    </div>
  );
}

function Outcome({ provider, done }: { provider: string; done: Disconnected }) {
  const page = webLink(done.access_page);
  return (
    <div role="status" className="grid justify-items-start gap-3">
      <p>{done.removed_at_provider ? connections.removedText : connections.halfText(provider)}</p>
      {!done.removed_at_provider && page && (
        <a href={page} target="_blank" rel="noreferrer" className={buttonClass()}>
          {connections.openPage(provider)}
          <span className="sr-only">({words.common.opensElsewhere})</span>
        </a>
      )}
    </div>
  );
}

function doneTitle({ provider_title: provider, revocable }: Connection, done: Disconnected): string {
  if (done.removed_at_provider) return connections.removedTitle(provider);
  return revocable ? connections.halfTitle(provider) : connections.hereTitle;
}

/** Asks once, says which skills stop, and afterwards whether the provider removed the access too. */
export function DisconnectDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const queries = useQueryClient();
  const keep = useRef<HTMLButtonElement>(null);
  const { provider_title: provider } = connection;
  const remove = useMutation({
    mutationFn: () =>
      answered(api.DELETE('/api/v1/connections/{id}', { params: { path: { id: connection.id } } })),
  });
  // Only after the result has been read: the row that holds this dialog goes away with the fresh list.
  const close = () => {
    onClose();
    if (remove.data) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  };
  const done = remove.data;
  return (
    <Popup
      open
      onClose={close}
      firstFocus={keep}
      mark={<ProviderMark provider={connection.provider} />}
      title={done ? doneTitle(connection, done) : connections.confirmTitle(connection.account, provider)}
      footer={
        done ? (
          <Button variant="primary" data-primary onClick={close}>
            {words.common.done}
          </Button>
        ) : (
          <>
            <Button ref={keep} onClick={close}>
              {connections.keep}
            </Button>
            <Button variant="danger" data-primary busy={remove.isPending} onClick={() => remove.mutate()}>
              {connections.disconnect}
            </Button>
          </>
        )
      }
    >
      {done ? <Outcome provider={provider} done={done} /> : <Question connection={connection} />}
      {remove.error && (
        <p role="alert" className="mt-3 text-bad">
          {said(remove.error)}
        </p>
      )}
    </Popup>
  );
}
