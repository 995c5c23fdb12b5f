import type { Header } from '../mime/headers.js';
import { headerOf } from '../mime/headers.js';
import type { Part } from '../mime/parse.js';
import { leavesOf, parseHead, parseMime } from '../mime/parse.js';
import { withoutTags } from '../mime/without-tags.js';

/** What a mail is known by before anybody reads it. */
export interface MailFacts {
  id: string;
  threadId: string;
  /** Milliseconds; Gmail's `internalDate`. */
  at: number;
  labels: Iterable<string>;
  /** The bytes, or how to make them when somebody asks. */
  raw: Buffer | (() => Buffer);
}

/** One message in one mailbox. Its content never changes; its labels do. Bytes and tree are made when first asked for. */
export class Mail {
  readonly id: string;
  readonly threadId: string;
  readonly at: number;
  readonly labels: Set<string>;
  historyId = 0;
  #raw: Buffer | (() => Buffer);
  #head: Header[] | undefined;
  #tree: Part | undefined;
  #text: string | undefined;

  constructor(facts: MailFacts) {
    this.id = facts.id;
    this.threadId = facts.threadId;
    this.at = facts.at;
    this.labels = new Set(facts.labels);
    this.#raw = facts.raw;
  }

  get raw(): Buffer {
    if (typeof this.#raw === 'function') this.#raw = this.#raw();
    return this.#raw;
  }

  get head(): Header[] {
    return (this.#head ??= this.#tree?.headers ?? parseHead(this.raw));
  }

  get tree(): Part {
    return (this.#tree ??= parseMime(this.raw));
  }

  header(name: string): string | undefined {
    return headerOf(this.head, name);
  }

  /** What a person reads: the plain text, or the HTML without its tags. */
  get text(): string {
    return (this.#text ??= readable(this.tree));
  }

  /** Leaves that have a name. */
  get attachments(): Part[] {
    return leavesOf(this.tree).filter((part) => part.filename !== '');
  }
}

function readable(tree: Part): string {
  const leaves = leavesOf(tree).filter((part) => part.filename === '');
  const plain = leaves.find((part) => part.mimeType === 'text/plain');
  if (plain) return plain.body.toString();
  return withoutTags(leaves.find((part) => part.mimeType === 'text/html')?.body.toString() ?? '');
}
