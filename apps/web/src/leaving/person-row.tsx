import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import type { Member } from '../api/leaving-types.js';
import { Button } from '../kit/button.js';
import { ErrorLine } from '../kit/loaded.js';
import { Badge } from '../kit/pieces.js';
import { useMe } from '../shell/me.js';
import { words } from '../words/index.js';

const text = words.leaving.people;
const titles: Readonly<Record<string, string>> = words.roles;

function Facts({ member, isMe }: { member: Member; isMe: boolean }) {
  const facts = [member.email, text.connections(member.connections), text.keys(member.keys)];
  return (
    <div className="min-w-48 flex-1">
      <p className="flex flex-wrap items-center gap-2 font-semibold">
        {member.name}
        {isMe && <Badge tone="plain">{text.you}</Badge>}
        {member.status === 'left' && <Badge tone="warn">{text.left}</Badge>}
      </p>
      <p className="text-muted">{facts.join(' · ')}</p>
      {member.roles.length > 0 && (
        <p className="text-xs text-muted">{member.roles.map((role) => titles[role] ?? role).join(', ')}</p>
      )}
    </div>
  );
}

/** One person, and what an administrator can do about them. Nobody ends their own access. */
export function PersonRow({
  member,
  onEnd,
  onErase,
}: {
  member: Member;
  onEnd: () => void;
  onErase: () => void;
}) {
  const queries = useQueryClient();
  const isMe = useMe().person.id === member.id;
  const readmit = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/admin/people/{id}/readmit', { params: { path: { id: member.id } }, body: {} }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'people'] }),
  });
  const name = <span className="sr-only">: {member.name}</span>;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
      <Facts member={member} isMe={isMe} />
      {!isMe && (
        <div className="flex flex-wrap gap-2">
          {member.status === 'active' ? (
            <Button aria-haspopup="dialog" onClick={onEnd}>
              {text.end}
              {name}
            </Button>
          ) : (
            <Button busy={readmit.isPending} onClick={() => readmit.mutate()}>
              {text.readmit}
              {name}
            </Button>
          )}
          <Button variant="quiet" aria-haspopup="dialog" onClick={onErase}>
            {text.erase}
            {name}
          </Button>
        </div>
      )}
      <ErrorLine error={readmit.error} />
    </li>
  );
}
