import { compose } from '../mime/compose.js';
import type { Mailbox } from '../state/mailbox.js';
import type { Mailboxes } from '../state/mailboxes.js';
import { mailDate } from '../state/mailboxes.js';
import type { GoogleWorld } from '../../world.js';

import { automatedThreads } from './automated.js';
import { plantBulk } from './bulk.js';
import { customerThreads } from './customers.js';
import { officeThreads } from './office.js';
import { addressOf, emailOf, nameInSeed } from './people-mail.js';
import type { Ago, SeedMail, SeedThread } from './seed-mail.js';
import { supplierThreads } from './suppliers.js';
import { teamThreads } from './team.js';
import { dayName, htmlOf, isoWeek, textOf } from './writing.js';

/** A seeded mail with everything that follows from its place in the conversation. */
interface Placed {
  mail: SeedMail;
  thread: SeedThread;
  isLast: boolean;
  subject: string;
  at: number;
  messageId: string;
  references: string[];
  /** What it quotes. */
  earlier: Placed | undefined;
}

/** Fills every mailbox with the seed; Ana's up to `scale.mails`. */
export function plantMail(world: GoogleWorld, mailboxes: Mailboxes): void {
  const threads = [
    ...customerThreads,
    ...teamThreads,
    ...officeThreads,
    ...supplierThreads,
    ...automatedThreads,
  ];
  const now = world.clock.now();
  for (const [index, thread] of threads.entries()) plantThread(world, mailboxes, thread, { now, index });
  plantBulk(mailboxes.of('ana-lopez'), world.scale.mails ?? 0, now);
}

function plantThread(
  world: GoogleWorld,
  mailboxes: Mailboxes,
  thread: SeedThread,
  { now, index }: { now: number; index: number },
): void {
  const placed = place(thread, now, index);
  for (const { login } of world.people) {
    const box = mailboxes.of(login);
    let threadId: string | undefined;
    for (const one of placed) {
      const labels = labelsFor(box, mailboxes, one);
      if (labels) threadId = file(box, one, labels, threadId);
    }
  }
}

function place(thread: SeedThread, now: number, index: number): Placed[] {
  const placed: Placed[] = [];
  const first = momentAt(now, thread.mails[0]?.ago ?? 0);
  const subject = thread.subject.replace('{week}', String(isoWeek(first)));
  for (const [number, seeded] of thread.mails.entries()) {
    const mail = { ...seeded, text: seeded.text.replaceAll('{tomorrow}', dayName(now + 86_400_000)) };
    const domain = emailOf(mail.from).split('@')[1] ?? 'northwind.example';
    placed.push({
      mail,
      thread,
      isLast: number === thread.mails.length - 1,
      subject: number === 0 ? subject : `Re: ${subject}`,
      at: momentAt(now, mail.ago),
      messageId: `<${index + 1}.${number + 1}.${now.toString(36)}@${domain}>`,
      references: placed.map((one) => one.messageId),
      earlier: mail.quotes ? placed.at(-1) : undefined,
    });
  }
  return placed;
}

/** Never in the future, however early in the day the sandbox starts. */
function momentAt(now: number, ago: Ago): number {
  const day = 86_400_000;
  if (typeof ago === 'number') return Math.round(now - ago * day);
  const [hours = 0, minutes = 0] = ago[1].split(':').map(Number);
  return Math.floor(now / day) * day - ago[0] * day + (hours * 60 + minutes) * 60_000;
}

/** The labels of this mail in this mailbox; undefined when it does not belong there. */
function labelsFor(box: Mailbox, mailboxes: Mailboxes, placed: Placed): string[] | undefined {
  const { mail, thread } = placed;
  const isFrom = emailOf(mail.from) === box.owner.email;
  if (mail.draft) return isFrom ? ['DRAFT'] : undefined;
  const reached = [...mail.to, ...(mail.cc ?? [])].flatMap((who) => mailboxes.loginsAt(emailOf(who)));
  const isTo = reached.includes(box.owner.login);
  if (!isFrom && !isTo) return undefined;
  const own = (thread.filed?.[nameInSeed(box.owner)] ?? []).map((label) => labelId(box, label));
  return [...own, ...(isFrom ? ['SENT'] : []), ...(isTo ? received(placed, nameInSeed(box.owner)) : [])];
}

function received({ thread, isLast }: Placed, name: string): string[] {
  const labels = [`CATEGORY_${thread.category ?? 'PERSONAL'}`];
  if (!thread.archived?.includes(name)) labels.push('INBOX');
  if (isLast && thread.unread?.includes(name)) labels.push('UNREAD');
  return labels;
}

function labelId(box: Mailbox, name: string): string {
  const parent = name.split('/')[0];
  if (parent && parent !== name && !box.labels.findByName(parent)) box.labels.create({ name: parent });
  return (box.labels.find(name) ?? box.labels.findByName(name) ?? box.labels.create({ name })).id;
}

function file(box: Mailbox, placed: Placed, labels: string[], threadId: string | undefined): string {
  const { mail, at, messageId, references, subject } = placed;
  const known = { messageId, references: references.join(' '), subject };
  const added = box.add({
    raw: () => write(placed),
    at,
    labels,
    known,
    ...(threadId ? { threadId } : {}),
  });
  if (mail.draft) box.drafts.set(`r${(at * 7919).toString().slice(-15)}`, added);
  return added.threadId;
}

function write(placed: Placed): Buffer {
  const { mail, subject, at, messageId, references, earlier } = placed;
  const html = mail.html ?? (earlier ? htmlOf(placed) : undefined);
  return compose({
    headers: {
      'Message-ID': messageId,
      Date: mailDate(at),
      From: addressOf(mail.from),
      To: mail.to.length > 0 ? mail.to.map((who) => addressOf(who)).join(', ') : undefined,
      Cc: mail.cc?.map((who) => addressOf(who)).join(', '),
      Subject: subject,
      'In-Reply-To': references.at(-1),
      References: references.length > 0 ? references.join(' ') : undefined,
      ...mail.headers,
    },
    text: mail.htmlOnly ? undefined : textOf(placed),
    html,
    attachments: mail.attachments ?? [],
  });
}
