import type { gmail_v1 } from '@googleapis/gmail';

import { addressesIn } from './addresses.js';
import { dateOf, headersOf } from './headers.js';

/** Somebody of whom there is mail; `count` messages of those that were looked at. */
interface Contact {
  name: string;
  readonly email: string;
  readonly last_seen: string | undefined;
  count: number;
}

/** Whose name or address has every word of `wanted`, in messages that come newest first; those most written with first. */
export function contactsIn(messages: readonly gmail_v1.Schema$Message[], wanted: string): Contact[] {
  const words = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const contacts = new Map<string, Contact>();
  for (const message of messages)
    for (const { name, address } of peopleOf(message)) {
      const text = `${name} ${address}`.toLowerCase();
      if (words.every((word) => text.includes(word))) note(contacts, { name, address }, message);
    }
  return [...contacts.values()].toSorted((a, b) => b.count - a.count);
}

function note(
  contacts: Map<string, Contact>,
  { name, address }: { name: string; address: string },
  message: gmail_v1.Schema$Message,
): void {
  const key = address.toLowerCase();
  const known = contacts.get(key);
  if (known === undefined) {
    contacts.set(key, { name, email: address, last_seen: dateOf(message), count: 1 });
    return;
  }
  known.count += 1;
  if (known.name === '') known.name = name;
}

function peopleOf({ payload }: gmail_v1.Schema$Message) {
  const headers = headersOf(payload);
  return ['from', 'to', 'cc'].flatMap((header) => addressesIn(headers.get(header)));
}
