import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { keysQuery } from '../api/queries.js';
import type { ApiKey } from '../api/types.js';
import { shortDate } from '../format/time.js';
import { Button } from '../kit/button.js';
import { Loaded, said } from '../kit/loaded.js';
import { Badge, Bone } from '../kit/pieces.js';
import { Popup } from '../kit/popup.js';
import { words } from '../words/index.js';
import { NewKeyDialog } from './new-key.js';

const text = words.settings;

function Line({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const facts = [
    apiKey.skills ? words.skills.count(apiKey.skills.length) : text.keySkillsAll,
    text.created(shortDate(apiKey.created_at)),
    apiKey.last_used_at ? text.lastUsed(shortDate(apiKey.last_used_at)) : text.unused,
    ...(apiKey.expires_at ? [text.ends(shortDate(apiKey.expires_at))] : []),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <KeyRound aria-hidden size={18} className="shrink-0 text-muted" />
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {apiKey.name}
          {apiKey.kind === 'service' && <Badge tone="plain">{text.service}</Badge>}
        </p>
        <p className="text-xs text-muted">{facts.join(' · ')}</p>
      </div>
      <Button variant="quiet" aria-haspopup="dialog" onClick={onRevoke}>
        {text.revoke}
        <span className="sr-only">: {apiKey.name}</span>
      </Button>
    </li>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/keys/{id}', { params: { path: { id: apiKey.id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['keys'] });
      onClose();
    },
  });
  return (
    <Popup
      open
      onClose={onClose}
      title={text.revokeTitle(apiKey.name)}
      footer={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button variant="danger" data-primary busy={revoke.isPending} onClick={() => revoke.mutate()}>
            {text.revoke}
          </Button>
        </>
      }
    >
      <p>{text.revokeText}</p>
      {revoke.error && (
        <p role="alert" className="mt-3 text-bad">
          {said(revoke.error)}
        </p>
      )}
    </Popup>
  );
}

/** My keys: make one, see when each was used, take one back. */
export function Keys() {
  const keys = useQuery(keysQuery);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  return (
    <>
      <Loaded query={keys} bones={<Bone className="h-14" />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-muted">{text.noKeys}</p>
          ) : (
            <ul className="divide-y divide-line">
              {items.map((apiKey) => (
                <Line key={apiKey.id} apiKey={apiKey} onRevoke={() => setRevoking(apiKey)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Button
        variant="primary"
        data-primary
        aria-haspopup="dialog"
        className="justify-self-start"
        onClick={() => setMaking(true)}
      >
        {text.newKey}
      </Button>
      {making && <NewKeyDialog onClose={() => setMaking(false)} />}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}
