import type { Answer, Incoming } from '../../gateway/answer.js';
import type { Caller } from '../google-call.js';
import { entityNotFound, invalidArgument } from '../google-errors.js';
import type { GoogleWorld } from '../world.js';

import type { Mail } from './state/mail.js';
import type { Mailbox } from './state/mailbox.js';
import type { Mailboxes } from './state/mailboxes.js';

/** One admitted Gmail call, as handlers see it. */
export interface GmailCall extends Caller {
  world: GoogleWorld;
  mailboxes: Mailboxes;
  mailbox: Mailbox;
  request: Incoming;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The JSON body, or the metadata part of an upload. */
  body: Record<string, unknown>;
  /** The message of an upload. */
  media: Buffer | undefined;
}

/** Answers one call, or throws a Refusal. */
export type GmailHandler = (call: GmailCall) => Answer | Promise<Answer>;

const idForm = /^[0-9a-f]{10,16}$/;

/** 400 unless it looks like an id of a message or thread; what looks like one and is unknown is 404. */
export function checkedId(id: string): string {
  if (!idForm.test(id)) throw invalidArgument('Invalid id value');
  return id;
}

/** The message in the path. */
export function mailOf(call: GmailCall, name = 'id'): Mail {
  return found(call.mailbox.find(checkedId(call.params[name] ?? '')));
}

/** The conversation in the path, oldest mail first. */
export const threadOf = (call: GmailCall): Mail[] =>
  found(call.mailbox.thread(checkedId(call.params['id'] ?? '')));

/** The value, or 404 in Google's words. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw entityNotFound();
  return value;
}

/** A list of strings in the body; empty when absent, 400 when it is something else. */
export function stringsOf(body: Record<string, unknown>, name: string): string[] {
  const value = body[name] ?? [];
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw invalidArgument(`Invalid value at '${name}', Starting an object on a scalar field`);
  }
  return value;
}

/** A string member of the body; 400 when it is something else. */
export function stringOf(body: Record<string, unknown>, name: string): string | undefined {
  const value = body[name];
  if (value !== undefined && typeof value !== 'string')
    throw invalidArgument(`Invalid value at '${name}' (TYPE_STRING)`);
  return value;
}

/** An object member of the body; empty when absent. */
export function objectOf(body: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = body[name] ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidArgument(`Invalid value at '${name}'`);
  return value as Record<string, unknown>;
}
