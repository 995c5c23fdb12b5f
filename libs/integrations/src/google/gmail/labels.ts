import type { gmail_v1 } from '@googleapis/gmail';
import { ToolError } from '@hub/kit';

import { clip } from '../../text.js';
import type { GoogleClient } from '../client.js';

/** What reading labels asks of Gmail. */
export const labelRequests = ['GET /gmail/v1/users/me/labels'] as const;

/** Labels that other fields say already, or that say nothing to a person. */
const silent = /^(?:UNREAD|SENT|DRAFT|CHAT|CATEGORY_.*|YELLOW_STAR)$/;
const isSystem = (id: string): boolean => /^[A-Z_]+$/.test(id);

/** Every label of the mailbox. */
export async function labelsOf({ gmail }: GoogleClient): Promise<gmail_v1.Schema$Label[]> {
  const { data } = await gmail.users.labels.list({ userId: 'me' });
  return data.labels ?? [];
}

/** The names of labels for people; Gmail is asked only where one is the person's own. */
export async function namesOf(
  client: GoogleClient,
  ids: readonly string[],
): Promise<(of: readonly string[]) => string[]> {
  const own = ids.every(isSystem) ? [] : await labelsOf(client);
  const names = new Map(own.map(({ id, name }) => [id, name]));
  return (of) => of.filter((id) => !silent.test(id)).map((id) => names.get(id) ?? id);
}

/**
 * The ids of labels with these names, whatever their case. Throws ToolError `invalid_input` that names the field, the label that is
 * missing and those there are.
 */
export async function idsOf(
  client: GoogleClient,
  fields: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, string[]>> {
  const labels = await labelsOf(client);
  const ids = new Map(labels.map(({ id, name }) => [name?.toLowerCase(), id ?? '']));
  const missing = Object.entries(fields).flatMap(([field, names]) =>
    names
      .filter((name) => !ids.has(name.toLowerCase()))
      .map((name) => ({ field, problem: unknown(name, labels) })),
  );
  if (missing.length > 0)
    throw new ToolError('invalid_input', missing.map(({ problem }) => problem).join(' '), {
      problems: missing,
    });
  return Object.fromEntries(
    Object.entries(fields).map(([field, names]) => [
      field,
      names.map((name) => ids.get(name.toLowerCase()) ?? ''),
    ]),
  );
}

function unknown(name: string, labels: readonly gmail_v1.Schema$Label[]): string {
  const known = labels.flatMap((label) => (label.type === 'user' && label.name ? [label.name] : []));
  return `There is no label ${name}. Labels: ${clip(['INBOX', 'STARRED', 'IMPORTANT', ...known.toSorted()].join(', '), 500)}.`;
}
