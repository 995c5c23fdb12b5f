import { randomBytes } from 'node:crypto';

import type { GooglePerson } from '../../people.js';

import { LabelBook } from './labels.js';
import { Mail } from './mail.js';

/** A mail on its way into a mailbox. */
export interface Incomer {
  raw: Buffer | (() => Buffer);
  at: number;
  labels: Iterable<string>;
  /** The conversation it joins; found by its References and subject when absent. */
  threadId?: string;
  /** Spares reading the bytes when the maker knows them. */
  known?: { messageId: string; references: string; subject: string };
}

const newId = (): string => `19${randomBytes(7).toString('hex')}`;

/** A subject without its reply and forward marks, in lower case. */
export const bareSubject = (subject: string): string =>
  subject
    .replace(/^(\s*(re|fwd?|aw|wg)\s*:)+/i, '')
    .trim()
    .toLowerCase();

/** One person's mail: conversations, labels and drafts. Mails are immutable; a change of labels moves the history on. */
export class Mailbox {
  readonly labels = new LabelBook();
  /** Draft id to its present message. */
  readonly drafts = new Map<string, Mail>();
  readonly #mails = new Map<string, Mail>();
  readonly #threads = new Map<string, Mail[]>();
  readonly #byMessageId = new Map<string, Mail>();
  #sorted: Mail[] | undefined;
  #history = 48_213;

  constructor(readonly owner: GooglePerson) {}

  get historyId(): number {
    return this.#history;
  }

  get threadCount(): number {
    return this.#threads.size;
  }

  /** Newest first; equal moments by id. */
  newestFirst(): readonly Mail[] {
    return (this.#sorted ??= [...this.#mails.values()].sort(
      (left, right) => right.at - left.at || (left.id < right.id ? 1 : -1),
    ));
  }

  find(id: string): Mail | undefined {
    return this.#mails.get(id);
  }

  /** The mails of a conversation, oldest first; undefined when there is none. */
  thread(id: string): Mail[] | undefined {
    return this.#threads.get(id);
  }

  add(incomer: Incomer): Mail {
    const id = newId();
    const threadId = incomer.threadId ?? this.#threadFor(incomer) ?? id;
    const mail = new Mail({ ...incomer, id, threadId });
    this.#mails.set(id, mail);
    this.#append(mail);
    const messageId = incomer.known?.messageId ?? mail.header('message-id');
    if (messageId) this.#byMessageId.set(messageId, mail);
    this.touch(mail);
    return mail;
  }

  #append(mail: Mail): void {
    const thread = this.#threads.get(mail.threadId) ?? [];
    const isLatest = mail.at >= (thread.at(-1)?.at ?? 0);
    thread.push(mail);
    if (!isLatest) thread.sort((left, right) => left.at - right.at);
    this.#threads.set(mail.threadId, thread);
  }

  remove(mail: Mail): void {
    this.#mails.delete(mail.id);
    const rest = (this.#threads.get(mail.threadId) ?? []).filter((one) => one !== mail);
    if (rest.length > 0) this.#threads.set(mail.threadId, rest);
    else this.#threads.delete(mail.threadId);
    const messageId = mail.header('message-id');
    if (messageId && this.#byMessageId.get(messageId) === mail) this.#byMessageId.delete(messageId);
    this.#history += 7;
    this.#sorted = undefined;
  }

  relabel(mail: Mail, add: readonly string[], remove: readonly string[]): void {
    for (const label of remove) mail.labels.delete(label);
    for (const label of add) mail.labels.add(label);
    this.touch(mail);
  }

  /** Records that something about this mail has changed. */
  touch(mail: Mail): void {
    this.#history += 7;
    mail.historyId = this.#history;
    this.#sorted = undefined;
  }

  /** The conversation of a mail that is answered here, if the subject is still the same. */
  #threadFor({ raw, known }: Incomer): string | undefined {
    const probe = known ?? headerFacts(raw);
    const ids = probe.references.match(/<[^<>\s]+>/g) ?? [];
    const found = ids.toReversed().flatMap((id) => this.#byMessageId.get(id) ?? [])[0];
    return found && isSameSubject(found, probe.subject) ? found.threadId : undefined;
  }

  /** Whether a mail with this subject belongs into the conversation. */
  accepts(threadId: string, subject: string): boolean {
    const first = this.#threads.get(threadId)?.[0];
    return first !== undefined && isSameSubject(first, subject);
  }
}

const isSameSubject = (mail: Mail, subject: string): boolean =>
  bareSubject(mail.header('subject') ?? '') === bareSubject(subject);

function headerFacts(raw: Buffer | (() => Buffer)): { references: string; subject: string } {
  const probe = new Mail({ id: '', threadId: '', at: 0, labels: [], raw });
  return {
    references: `${probe.header('references') ?? ''} ${probe.header('in-reply-to') ?? ''}`,
    subject: probe.header('subject') ?? '',
  };
}
