import { setImmediate as breathe } from 'node:timers/promises';

import type { LabelBook } from '../state/labels.js';
import type { Mail } from '../state/mail.js';
import type { Mailbox } from '../state/mailbox.js';

import type { Query } from './query.js';
import { parseQuery, termsOf } from './query.js';
import { bytesOf, momentOf, spanOf } from './times.js';
import { holds, wordsOf } from './words.js';

/** What to look for; `labelIds` must all be on the mail. */
export interface Search {
  query: string;
  labelIds: readonly string[];
  includeSpamTrash: boolean;
  now: number;
}

interface Folded {
  from: string;
  to: string;
  subject: string;
  all: string;
  files: string;
}
interface Around {
  labels: LabelBook;
  /** The address of whom the mailbox belongs to. */
  owner: string;
  now: number;
}
type Test = (mail: Mail) => boolean;
/** Prepares one operator's test, so that its value is read once and not per mail. */
type Operator = (value: string, around: Around) => Test;

const hidden = ['SPAM', 'TRASH'];
const folded = new WeakMap<Mail, Folded>();

/** The mails that match, newest first. Spam and trash stay out unless they are asked for. */
export async function searchMails(mailbox: Mailbox, search: Search): Promise<Mail[]> {
  const query = parseQuery(search.query);
  const matches = testOf(query, {
    labels: mailbox.labels,
    owner: mailbox.owner.email,
    now: search.now,
  });
  const asksForHidden = search.labelIds.some((id) => hidden.includes(id)) || namesHidden(query);
  const seesHidden = search.includeSpamTrash || asksForHidden;
  if (readsText(query)) await readAll(mailbox);
  return mailbox
    .newestFirst()
    .filter(
      (mail) =>
        (seesHidden || !hidden.some((label) => mail.labels.has(label))) &&
        search.labelIds.every((id) => mail.labels.has(id)) &&
        matches(mail),
    );
}

const byLabelOrTime =
  /^(label|in|is|category|after|newer|before|older|newer_than|older_than|rfc822msgid|cc|bcc|deliveredto|list)$/;
const readsText = (query: Query): boolean => termsOf(query).some(({ field }) => !byLabelOrTime.test(field));

/** Reads what is not read yet, in small pieces: whoever shares the process goes on meanwhile. */
async function readAll(mailbox: Mailbox): Promise<void> {
  const unread = mailbox.newestFirst().filter((mail) => !folded.has(mail));
  for (const [index, mail] of unread.entries()) {
    foldedOf(mail);
    if (index % 100 === 99) await breathe();
  }
}

const namesHidden = (query: Query): boolean =>
  termsOf(query).some(
    ({ field, value }) => ['in', 'label', 'is'].includes(field) && /^(anywhere|trash|spam)$/i.test(value),
  );

function testOf(query: Query, around: Around): Test {
  switch (query.kind) {
    case 'all': {
      const tests = query.of.map((one) => testOf(one, around));
      return (mail) => tests.every((test) => test(mail));
    }
    case 'any': {
      const tests = query.of.map((one) => testOf(one, around));
      return (mail) => tests.some((test) => test(mail));
    }
    case 'not': {
      const test = testOf(query.of, around);
      return (mail) => !test(mail);
    }
    case 'term':
      return (operators[query.field] ?? unknownOperator(query.field))(query.value, around);
  }
}

function foldedOf(mail: Mail): Folded {
  const known = folded.get(mail);
  if (known) return known;
  const text = wordsOf(`${mail.text} ${mail.attachments.map((part) => part.filename).join(' ')}`);
  const from = wordsOf(mail.header('from') ?? '');
  const to = ['to', 'cc', 'bcc'].map((name) => wordsOf(mail.header(name) ?? '')).join('|');
  const subject = wordsOf(mail.header('subject') ?? '');
  const files = mail.attachments.map((part) => wordsOf(part.filename)).join('|');
  const fresh = { from, to, subject, files, all: [from, to, subject, text].join('|') };
  folded.set(mail, fresh);
  return fresh;
}

const holding =
  (textOf: (mail: Mail) => string): Operator =>
  (value) => {
    const words = wordsOf(value);
    return (mail) => holds(textOf(mail), words);
  };
/** `me` stands for whom the mailbox belongs to. */
const person = (textOf: (mail: Mail) => string): Operator => {
  const named = holding(textOf);
  return (value, around) => named(value.toLowerCase() === 'me' ? around.owner : value, around);
};
const inHeader = (name: string): Operator => holding((mail) => wordsOf(mail.header(name) ?? ''));
const anywhere = holding((mail) => foldedOf(mail).all);
/** Gmail knows no such operator, so it looks for the words. */
const unknownOperator =
  (field: string): Operator =>
  (value, around) =>
    anywhere(`${field} ${value}`, around);

const placeLabels: Record<string, string> = { draft: 'DRAFT', drafts: 'DRAFT', chats: 'CHAT' };
const dashed = (name: string): string => name.toLowerCase().replaceAll(/[\s/&()]+/g, '-');

const label: Operator = (name, { labels }) => {
  const wanted = dashed(name);
  const id = placeLabels[wanted] ?? labels.all().find((one) => dashed(one.name) === wanted)?.id ?? '';
  return (mail) => mail.labels.has(id);
};
const place: Operator = (value, around) => {
  const name = value.toLowerCase();
  if (name === 'anywhere') return () => true;
  if (name !== 'archive') return label(name, around);
  return (mail) => !['INBOX', 'SENT', 'DRAFT', ...hidden].some((one) => mail.labels.has(one));
};
const state: Operator = (value, around) =>
  value.toLowerCase() === 'read' ? (mail) => !mail.labels.has('UNREAD') : label(value, around);
const category: Operator = (value) => {
  const name = value.toUpperCase();
  return (mail) => mail.labels.has(`CATEGORY_${name === 'PRIMARY' ? 'PERSONAL' : name}`);
};

const hasOwnLabel: Test = (mail) => [...mail.labels].some((one) => one.startsWith('Label_'));
const linksTo =
  (...places: string[]): Test =>
  (mail) =>
    places.some((words) => holds(foldedOf(mail).all, ` ${words} `));
const docs = 'docs google com';
const possessions: Record<string, Test> = {
  attachment: (mail) => mail.attachments.length > 0,
  userlabels: hasOwnLabel,
  nouserlabels: (mail) => !hasOwnLabel(mail),
  drive: linksTo(docs, 'drive google com'),
  document: linksTo(`${docs} document`),
  spreadsheet: linksTo(`${docs} spreadsheets`),
  presentation: linksTo(`${docs} presentation`),
};

const compared =
  (
    limitOf: (value: string, around: Around) => number,
    test: (mail: Mail, limit: number) => boolean,
  ): Operator =>
  (value, around) => {
    const limit = limitOf(value, around);
    return (mail) => test(mail, limit);
  };
const after = compared(momentOf, (mail, limit) => mail.at >= limit);
const before = compared(momentOf, (mail, limit) => mail.at < limit);
const larger = compared(bytesOf, (mail, limit) => mail.raw.length > limit);
const smaller = compared(bytesOf, (mail, limit) => mail.raw.length < limit);
const spanBefore = (value: string, { now }: Around): number => now - spanOf(value);

const operators: Record<string, Operator> = {
  '': anywhere,
  from: person((mail) => foldedOf(mail).from),
  to: person((mail) => foldedOf(mail).to),
  cc: person((mail) => wordsOf(mail.header('cc') ?? '')),
  bcc: person((mail) => wordsOf(mail.header('bcc') ?? '')),
  deliveredto: inHeader('delivered-to'),
  list: inHeader('list-id'),
  subject: holding((mail) => foldedOf(mail).subject),
  filename: holding((mail) => foldedOf(mail).files),
  rfc822msgid: (value) => (mail) => bareId(mail.header('message-id') ?? '') === bareId(value),
  label,
  in: place,
  is: state,
  category,
  has: (value) => possessions[value.toLowerCase()] ?? (() => false),
  after,
  newer: after,
  before,
  older: before,
  newer_than: compared(spanBefore, (mail, limit) => mail.at >= limit),
  older_than: compared(spanBefore, (mail, limit) => mail.at < limit),
  larger,
  larger_than: larger,
  size: larger,
  smaller,
  smaller_than: smaller,
};

const bareId = (value: string): string => value.trim().replaceAll(/^<|>$/g, '');
