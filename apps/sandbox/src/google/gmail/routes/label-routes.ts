import { json, noContent } from '../../../gateway/answer.js';
import { googleError, invalidArgument } from '../../google-errors.js';
import type { GmailCall, GmailHandler } from '../gmail-call.js';
import { found, objectOf, stringOf } from '../gmail-call.js';
import type { Label } from '../state/labels.js';

const messageVisibilities = ['show', 'hide'] as const;
const listVisibilities = ['labelShow', 'labelShowIfUnread', 'labelHide'] as const;

/** The labels of the mailbox and the counts behind them. */
export const labelHandlers: Record<string, GmailHandler> = {
  'labels.list': (call) => json({ labels: call.mailbox.labels.all() }),
  'labels.get': (call) => json(counted(call, labelOf(call))),
  'labels.create': (call) => json(call.mailbox.labels.create(readFacts(call, undefined))),
  'labels.patch': (call) => {
    const label = ownLabelOf(call);
    const patched = { ...label, ...readFacts(call, label) };
    call.mailbox.labels.replace(patched);
    return json(patched);
  },
  'labels.update': (call) => {
    const label = ownLabelOf(call);
    const updated: Label = { ...readFacts(call, label), id: label.id, type: 'user' };
    call.mailbox.labels.replace(updated);
    return json(updated);
  },
  'labels.delete': (call) => {
    const label = ownLabelOf(call);
    for (const mail of call.mailbox.newestFirst()) {
      if (mail.labels.has(label.id)) call.mailbox.relabel(mail, [], [label.id]);
    }
    call.mailbox.labels.remove(label.id);
    return noContent();
  },
};

const labelOf = (call: GmailCall): Label => found(call.mailbox.labels.find(call.params['id'] ?? ''));

function ownLabelOf(call: GmailCall): Label {
  const label = labelOf(call);
  if (label.type === 'system')
    throw invalidArgument('Invalid update request: system labels cannot be changed.');
  return label;
}

/** The writable members; those of `before` stand in for a name that is not given. */
function readFacts(call: GmailCall, before: Label | undefined): Omit<Label, 'id' | 'type'> {
  const { body } = call;
  const facts: Omit<Label, 'id' | 'type'> = { name: readName(call, before) };
  const messageListVisibility = oneOf(body, 'messageListVisibility', messageVisibilities);
  const labelListVisibility = oneOf(body, 'labelListVisibility', listVisibilities);
  if (messageListVisibility) facts.messageListVisibility = messageListVisibility;
  if (labelListVisibility) facts.labelListVisibility = labelListVisibility;
  if (body['color'] !== undefined) facts.color = objectOf(body, 'color');
  return facts;
}

function readName({ body, mailbox }: GmailCall, before: Label | undefined): string {
  const name = stringOf(body, 'name') ?? before?.name ?? '';
  if (name.trim() === '' || name.length > 225) throw invalidArgument('Invalid label name');
  const taken = mailbox.labels.findByName(name);
  if (taken && taken.id !== before?.id) throw nameConflict(taken);
  return name;
}

const nameConflict = (taken: Label) =>
  taken.type === 'system'
    ? invalidArgument('Invalid label name')
    : googleError(409, 'aborted', 'Label name exists or conflicts');

function oneOf<T extends string>(
  body: Record<string, unknown>,
  name: string,
  known: readonly T[],
): T | undefined {
  const value = stringOf(body, name);
  if (value === undefined || (known as readonly string[]).includes(value)) return value as T | undefined;
  throw invalidArgument(`Invalid value at 'label.${name}', "${value}"`);
}

function counted({ mailbox }: GmailCall, label: Label) {
  const mails = mailbox.newestFirst().filter((mail) => mail.labels.has(label.id));
  const unread = mails.filter((mail) => mail.labels.has('UNREAD'));
  const threads = (list: typeof mails) => new Set(list.map((mail) => mail.threadId)).size;
  return {
    ...label,
    messagesTotal: mails.length,
    messagesUnread: unread.length,
    threadsTotal: threads(mails),
    threadsUnread: threads(unread),
  };
}
