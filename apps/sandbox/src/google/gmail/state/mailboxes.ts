import { randomBytes } from 'node:crypto';

import type { GooglePerson } from '../../people.js';
import type { GoogleWorld } from '../../world.js';
import { parseAddresses } from '../mime/addresses.js';
import { compose } from '../mime/compose.js';
import { headerOf } from '../mime/headers.js';
import { parseHead } from '../mime/parse.js';
import { rewriteHead } from '../mime/rewrite.js';

import type { Mail } from './mail.js';
import { Mailbox } from './mailbox.js';

/** Addresses that stand for several people, by login; colleagues without an account here for nobody. */
const groups: Record<string, readonly string[]> = {
  'team@northwind.example': ['ana-lopez', 'ben-okafor', 'chloe-martin'],
  'support@northwind.example': ['ana-lopez'],
  'people@northwind.example': [],
  'facilities@northwind.example': [],
  'marta@northwind.example': [],
  'joao@northwind.example': [],
};
/** Other addresses a person may write from, verified. */
const aliases: Record<string, { email: string; name: string }[]> = {
  'ana-lopez': [{ email: 'product@northwind.example', name: 'Northwind Product' }],
};

/** An address a person may write from. */
export interface SendAs {
  email: string;
  name: string;
  isPrimary: boolean;
}

/** Everybody's mail, and the post between them. */
export class Mailboxes {
  readonly #boxes: Map<string, Mailbox>;

  constructor(private readonly world: GoogleWorld) {
    this.#boxes = new Map(world.people.map((person) => [person.login, new Mailbox(person)]));
  }

  of(login: string): Mailbox {
    const box = this.#boxes.get(login);
    if (!box) throw new Error(`no mailbox of ${login}`);
    return box;
  }

  sendAs({ login, name, email }: GooglePerson): SendAs[] {
    const others = (aliases[login] ?? []).map((one) => ({ ...one, isPrimary: false }));
    return [{ email, name, isPrimary: true }, ...others];
  }

  /** The logins behind an address; empty when nobody here has it. */
  loginsAt(email: string): readonly string[] {
    const person = this.world.findPerson(email);
    if (person) return [person.login];
    const owner = Object.entries(aliases).find(([, list]) => list.some((one) => one.email === email));
    return owner ? [owner[0]] : (groups[email] ?? []);
  }

  /** Puts a message into the inbox of everyone it is for, without its Bcc; `except` has it already. */
  deliver(raw: Buffer, to: readonly string[], except?: string): Mail[] {
    const logins = new Set(to.flatMap((email) => this.loginsAt(email)));
    if (except) logins.delete(except);
    return [...logins].map((login) => {
      const box = this.of(login);
      const stripped = rewriteHead(raw, ['bcc', 'delivered-to'], { 'Delivered-To': box.owner.email });
      return box.add({
        raw: stripped,
        at: this.world.clock.now(),
        labels: ['UNREAD', 'INBOX', 'CATEGORY_PERSONAL'],
      });
    });
  }

  /** A message from outside, to the people in its To, Cc and Bcc. */
  receive(raw: Buffer): Mail[] {
    const head = parseHead(raw);
    const to = ['to', 'cc', 'bcc'].flatMap((name) => parseAddresses(headerOf(head, name) ?? '') ?? []);
    return this.deliver(
      raw,
      to.map(({ email }) => email),
    );
  }

  /** Tells the sender about addresses of our own companies that nobody has. */
  bounce(sender: Mailbox, sent: Mail, to: readonly string[]): void {
    const ours = new Set(this.world.people.map(({ domain }) => domain));
    const lost = to.filter(
      (email) =>
        ours.has(email.split('@')[1] ?? '') && !(email in groups) && this.loginsAt(email).length === 0,
    );
    for (const email of lost) {
      const original = sent.header('message-id') ?? '';
      const raw = compose({
        headers: {
          From: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
          To: sender.owner.email,
          'Auto-Submitted': 'auto-replied',
          Subject: 'Delivery Status Notification (Failure)',
          'In-Reply-To': original,
          References: original,
          'Message-ID': newMessageId(),
          Date: mailDate(this.world.clock.now()),
        },
        text: `Address not found\n\nYour message wasn't delivered to ${email} because the address couldn't be found, or is unable to receive mail.\n`,
      });
      const labels = ['UNREAD', 'INBOX', 'CATEGORY_UPDATES'];
      sender.add({ raw, at: this.world.clock.now(), labels, threadId: sent.threadId });
    }
  }
}

/** A Message-ID as Gmail gives it to what it sends. */
export const newMessageId = (): string =>
  `<CA${randomBytes(36).toString('base64url').replaceAll(/[-_]/g, '+')}@mail.gmail.com>`;

/** A moment for the Date header. */
export const mailDate = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000');
