import { ToolError } from '@hub/kit';

import { peopleOf } from './drafts.js';
import { subjectOf } from './headers.js';
import { compose } from './mime.js';
import { attachedParts, sourceOf, withContentOf } from './source.js';

interface Changes {
  readonly to?: readonly string[] | undefined;
  readonly cc?: readonly string[] | undefined;
  readonly bcc?: readonly string[] | undefined;
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
}

/** A draft with some parts replaced; without a new body its content stays byte by byte. Throws ToolError `invalid_input` for no change. */
export async function changedDraft(raw: Buffer, changes: Changes, operation: string) {
  if ([changes.to, changes.cc, changes.bcc, changes.subject, changes.body].every((one) => one === undefined))
    throw new ToolError('invalid_input', 'Nothing to change: give to, cc, bcc, subject or body');
  const source = sourceOf(raw);
  const people = (name: 'to' | 'cc' | 'bcc') => changes[name] ?? peopleOf(source.headers.get(name));
  const to = people('to');
  const cc = people('cc');
  const letter = {
    from: peopleOf(source.headers.get('from'))[0],
    to,
    cc,
    bcc: people('bcc'),
    subject: changes.subject ?? subjectOf(source.headers),
    inReplyTo: source.headers.get('in-reply-to'),
    references: source.headers.get('references')?.split(/\s+/),
    body: changes.body ?? '',
    attachments: attachedParts(source).map((part) => ({ raw: part })),
  };
  const composed = await compose(letter, operation);
  return { mime: changes.body === undefined ? withContentOf(source, composed) : composed, to, cc };
}
