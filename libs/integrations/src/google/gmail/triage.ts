import type { GoogleClient } from '../client.js';
import { toError } from '../errors.js';
import { inParallel } from '../in-parallel.js';
import { outline } from './conversation.js';

/** What can be done to a conversation, as the label that it gains or loses. */
const changes = {
  archive: { remove: 'INBOX' },
  unarchive: { add: 'INBOX' },
  mark_read: { remove: 'UNREAD' },
  mark_unread: { add: 'UNREAD' },
  star: { add: 'STARRED' },
  unstar: { remove: 'STARRED' },
  important: { add: 'IMPORTANT' },
  not_important: { remove: 'IMPORTANT' },
} as const satisfies Record<string, Change>;

interface Change {
  readonly add?: string;
  readonly remove?: string;
}

type Action = keyof typeof changes;

/** The words for it. */
export const actions = Object.keys(changes) as [Action, ...Action[]];

type Outcome = { readonly id: string } & ({ readonly changed: boolean } | { readonly cause: unknown });

/** Does `action` to every conversation; what one refuses does not stop the others. Throws when all refuse. */
export async function triage(client: GoogleClient, ids: readonly string[], action: Action) {
  const change: Change = changes[action];
  const outcomes = await inParallel(ids, 10, async (id): Promise<Outcome> =>
    apply(client, id, change).then(
      (changed) => ({ id, changed }),
      (cause: unknown) => ({ id, cause }),
    ),
  );
  const failed = outcomes.filter((outcome) => 'cause' in outcome);
  if (failed[0] !== undefined && failed.length === outcomes.length) throw failed[0].cause;
  const changed = outcomes.filter((outcome) => 'changed' in outcome && outcome.changed).length;
  return {
    changed,
    unchanged: outcomes.length - failed.length - changed,
    ...(failed.length > 0 && { failed: failed.map(({ id, cause }) => ({ id, reason: reasonOf(cause) })) }),
  };
}

async function apply(client: GoogleClient, id: string, { add, remove }: Change): Promise<boolean> {
  const labels = (await outline(client, id)).map(({ labelIds }) => labelIds ?? []);
  const isSo = (label: string): boolean => labels.some((ids) => ids.includes(label));
  if ((add === undefined || isSo(add)) && (remove === undefined || !isSo(remove))) return false;
  await client.gmail.users.threads.modify({
    userId: 'me',
    id,
    requestBody: { ...(add && { addLabelIds: [add] }), ...(remove && { removeLabelIds: [remove] }) },
  });
  return true;
}

const reasonOf = (cause: unknown): string =>
  toError(cause)?.message ?? (cause instanceof Error ? cause.message : 'Gmail refused');
