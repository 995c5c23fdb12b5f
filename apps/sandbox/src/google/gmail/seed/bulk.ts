import { compose } from '../mime/compose.js';
import type { Mailbox } from '../state/mailbox.js';
import { mailDate } from '../state/mailboxes.js';

const workshops = [
  'Oakline Joinery',
  'Serralharia Faria',
  'Atelier Moreau',
  'Bjork & Sons',
  'Taller Iglesias',
];
const topics = [
  'cycle report',
  'gripper calibration',
  'light curtain test done',
  'question about speed',
  'temperature of axis 2',
  'spare parts',
  'arm offline for an hour',
];
const minutesBetween = 53;

/** Fills a mailbox up to this many mails with older ones, two to a conversation; each is written only when read. */
export function plantBulk(box: Mailbox, upTo: number, now: number): void {
  const missing = upTo - box.newestFirst().length;
  let threadId: string | undefined;
  for (let index = 0; index < missing; index += 1) {
    const at = now - 25 * 86_400_000 - index * minutesBetween * 60_000;
    const isAnswer = index % 2 === 0;
    const facts = bulkFacts(index);
    const added = box.add({
      raw: () => writeBulk(box.owner.email, facts, at),
      at,
      labels: facts.number % 3 === 0 ? ['INBOX', 'CATEGORY_PERSONAL'] : ['CATEGORY_PERSONAL'],
      known: { messageId: facts.messageId, references: '', subject: facts.subject },
      ...(threadId && !isAnswer ? { threadId } : {}),
    });
    threadId = added.threadId;
  }
}

interface BulkFacts {
  number: number;
  from: string;
  subject: string;
  messageId: string;
}

function bulkFacts(index: number): BulkFacts {
  const number = Math.floor(index / 2);
  const workshop = workshops[number % workshops.length] ?? '';
  const domain = `${workshop.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.example`;
  const subject = `${workshop}: ${topics[number % topics.length]} ${number + 1}`;
  return {
    number,
    from: `${workshop} <shift@${domain}>`,
    subject: index % 2 === 0 ? `Re: ${subject}` : subject,
    messageId: `<bulk.${index}@${domain}>`,
  };
}

const writeBulk = (to: string, { number, from, subject, messageId }: BulkFacts, at: number): Buffer =>
  compose({
    headers: { 'Message-ID': messageId, Date: mailDate(at), From: from, To: to, Subject: subject },
    text: `Hello,\n\nreport ${number + 1}: ${300 + (number % 200)} cycles, ${number % 7} stops, highest temperature ${38 + (number % 15)} °C.\n\nThe shift`,
  });
