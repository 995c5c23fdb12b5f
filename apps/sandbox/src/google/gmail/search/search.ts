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
  now: number;
}
type Match = (mail: Mail, value: string, around: Around) => boolean;

const hidden = ['SPAM', 'TRASH'];
const folded = new WeakMap<Mail, Folded>();

/** The mails that match, newest first. Spam and trash stay out unless they are asked for. */
export function searchMails(mailbox: Mailbox, search: Search): Mail[] {
  const query = parseQuery(search.query);
  const around = { labels: mailbox.labels, now: search.now };
  const seesHidden =
    search.includeSpamTrash || search.labelIds.some((id) => hidden.includes(id)) || asksForHidden(query);
  return mailbox
    .newestFirst()
    .filter(
      (mail) =>
        (seesHidden || !hidden.some((label) => mail.labels.has(label))) &&
        search.labelIds.every((id) => mail.labels.has(id)) &&
        matches(query, mail, around),
    );
}

const asksForHidden = (query: Query): boolean =>
  termsOf(query).some(
    ({ field, value }) => ['in', 'label', 'is'].includes(field) && /^(anywhere|trash|spam)$/i.test(value),
  );

function matches(query: Query, mail: Mail, around: Around): boolean {
  switch (query.kind) {
    case 'all':
      return query.of.every((one) => matches(one, mail, around));
    case 'any':
      return query.of.some((one) => matches(one, mail, around));
    case 'not':
      return !matches(query.of, mail, around);
    case 'term':
      return (fields[query.field] ?? unknownField(query.field))(mail, query.value, around);
  }
}

function foldedOf(mail: Mail): Folded {
  const known = folded.get(mail);
  if (known) return known;
  const from = wordsOf(mail.header('from') ?? '');
  const to = ['to', 'cc', 'bcc'].map((name) => wordsOf(mail.header(name) ?? '')).join('|');
  const subject = wordsOf(mail.header('subject') ?? '');
  const files = mail.attachments.map((part) => wordsOf(part.filename)).join('|');
  const fresh = { from, to, subject, files, all: [from, to, subject, files, wordsOf(mail.text)].join('|') };
  folded.set(mail, fresh);
  return fresh;
}

const inText: Match = (mail, value) => holds(foldedOf(mail).all, wordsOf(value));
/** Gmail knows no such operator, so it looks for the words. */
const unknownField =
  (field: string): Match =>
  (mail, value) =>
    holds(foldedOf(mail).all, wordsOf(`${field} ${value}`));
const header =
  (name: string): Match =>
  (mail, value) =>
    holds(wordsOf(mail.header(name) ?? ''), wordsOf(value));

const placeLabels: Record<string, string> = { draft: 'DRAFT', drafts: 'DRAFT', chats: 'CHAT' };
const dashed = (name: string): string => name.toLowerCase().replaceAll(/[\s/&()]+/g, '-');

function hasLabel(mail: Mail, name: string, labels: LabelBook): boolean {
  const wanted = dashed(name);
  const id = placeLabels[wanted] ?? labels.all().find((label) => dashed(label.name) === wanted)?.id;
  return id !== undefined && mail.labels.has(id);
}

const place: Match = (mail, value, { labels }) => {
  const name = value.toLowerCase();
  if (name === 'anywhere') return true;
  if (name === 'archive')
    return !['INBOX', 'SENT', 'DRAFT', ...hidden].some((label) => mail.labels.has(label));
  return hasLabel(mail, name, labels);
};
const state: Match = (mail, value, { labels }) =>
  value.toLowerCase() === 'read' ? !mail.labels.has('UNREAD') : hasLabel(mail, value, labels);
const category: Match = (mail, value) => {
  const name = value.toLowerCase();
  return mail.labels.has(`CATEGORY_${name === 'primary' ? 'PERSONAL' : name.toUpperCase()}`);
};

const isOwnLabel = (label: string): boolean => label.startsWith('Label_');
const linksTo =
  (words: string): Match =>
  (mail) =>
    holds(foldedOf(mail).all, ` ${words} `);
const possessions: Record<string, Match> = {
  attachment: (mail) => mail.attachments.length > 0,
  userlabels: (mail) => [...mail.labels].some((label) => isOwnLabel(label)),
  nouserlabels: (mail) => ![...mail.labels].some((label) => isOwnLabel(label)),
  drive: (mail, value, around) =>
    ['document', 'spreadsheet', 'presentation'].some((one) => possessions[one]?.(mail, value, around)) ||
    linksTo('drive google com')(mail, value, around),
  document: linksTo('docs google com document'),
  spreadsheet: linksTo('docs google com spreadsheets'),
  presentation: linksTo('docs google com presentation'),
};

const after: Match = (mail, value) => mail.at >= momentOf(value);
const before: Match = (mail, value) => mail.at < momentOf(value);
const larger: Match = (mail, value) => mail.raw.length > bytesOf(value);
const smaller: Match = (mail, value) => mail.raw.length < bytesOf(value);

const fields: Record<string, Match> = {
  '': inText,
  from: (mail, value) => holds(foldedOf(mail).from, wordsOf(value)),
  to: (mail, value) => holds(foldedOf(mail).to, wordsOf(value)),
  cc: header('cc'),
  bcc: header('bcc'),
  deliveredto: header('delivered-to'),
  list: header('list-id'),
  subject: (mail, value) => holds(foldedOf(mail).subject, wordsOf(value)),
  filename: (mail, value) =>
    foldedOf(mail)
      .files.split('|')
      .some((file) => holds(file, wordsOf(value))),
  rfc822msgid: (mail, value) => bareId(mail.header('message-id') ?? '') === bareId(value),
  label: (mail, value, { labels }) => hasLabel(mail, value, labels),
  in: place,
  is: state,
  category,
  has: (mail, value, around) => possessions[value.toLowerCase()]?.(mail, value, around) ?? false,
  after,
  newer: after,
  before,
  older: before,
  newer_than: (mail, value, { now }) => mail.at >= now - spanOf(value),
  older_than: (mail, value, { now }) => mail.at < now - spanOf(value),
  larger,
  larger_than: larger,
  size: larger,
  smaller,
  smaller_than: smaller,
};

const bareId = (value: string): string => value.trim().replaceAll(/^<|>$/g, '');
