import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { connectionsQuery } from '../api/queries.js';
import type { Connection, SkillDetail } from '../api/types.js';
import { DisconnectDialog } from '../connections/disconnect-dialog.js';
import { Button } from '../kit/button.js';
import { AccountChip } from '../kit/marks.js';
import { words } from '../words/index.js';
import { ConsentDialog } from './consent-dialog.js';

function Picker({
  skill,
  account,
  onChoose,
}: {
  skill: SkillDetail;
  account: string | undefined;
  onChoose: (connectionId: string) => void;
}) {
  const [only] = skill.accounts;
  if (skill.accounts.length === 1 && only) return <AccountChip provider={only.provider} label={only.label} />;
  return (
    <select
      aria-label={words.skill.account}
      title={words.skill.defaultAccount}
      className="field max-w-60"
      value={account}
      onChange={(event) => onChoose(event.target.value)}
    >
      {skill.accounts.map((held) => (
        <option key={held.connection_id} value={held.connection_id}>
          {held.label}
        </option>
      ))}
    </select>
  );
}

/** Which account this skill works with, and how to add or remove one. */
export function AccountBar(given: {
  skill: SkillDetail;
  account: string | undefined;
  onChoose: (connectionId: string) => void;
}) {
  const { skill, account } = given;
  const connections = useQuery(connectionsQuery);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Connection>();
  const chosen = connections.data?.items.find(({ id }) => id === account);
  return (
    <div className="card flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 pr-1.5 pl-4">
      <span className="font-semibold">{words.skill.account}</span>
      <div className="min-w-32 flex-1">
        <Picker {...given} />
      </div>
      {skill.state !== 'off' && skill.state !== 'not_ready' && (
        <Button variant="quiet" aria-haspopup="dialog" onClick={() => setAdding(true)}>
          {words.skill.addAccount}
        </Button>
      )}
      <Button variant="quiet" aria-haspopup="dialog" disabled={!chosen} onClick={() => setLeaving(chosen)}>
        {words.skill.disconnect}
      </Button>
      <ConsentDialog card={skill} otherAccount open={adding} onClose={() => setAdding(false)} />
      {leaving && <DisconnectDialog connection={leaving} onClose={() => setLeaving(undefined)} />}
    </div>
  );
}
