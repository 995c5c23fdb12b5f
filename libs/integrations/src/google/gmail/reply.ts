import type { gmail_v1 } from '@googleapis/gmail';
import { ToolError } from '@hub/kit';

import { type Address, addressesIn, isSame, others, written } from './addresses.js';
import { type Headers, headersOf, subjectOf } from './headers.js';

/** Whom a reply goes to and what makes it part of the conversation. */
export interface ReplyHeaders {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly inReplyTo: string | undefined;
  readonly references: readonly string[];
}

interface Asked {
  readonly me: string;
  readonly replyTo: 'all' | 'sender';
  readonly ccAdd?: readonly string[] | undefined;
}

/**
 * The headers of a reply to `message` (RFC 5322 section 3.6.4), whose answers go to Reply-To where it is set; an answer to one's
 * own message goes where that went. Throws ToolError `invalid_input` where nobody is left to answer.
 */
export function replyHeaders(
  message: gmail_v1.Schema$Message,
  { me, replyTo, ccAdd = [] }: Asked,
): ReplyHeaders {
  const headers = headersOf(message.payload);
  const self: Address = { name: '', address: me };
  const senders = sendersOf(headers, self);
  const everyone = replyTo === 'all';
  const to = others([...senders, ...(everyone ? addressesIn(headers.get('to')) : [])], [self]);
  const added = addressesIn(ccAdd.join(', '));
  const cc = others([...(everyone ? addressesIn(headers.get('cc')) : []), ...added], [self, ...to]);
  const reached = to.length > 0 ? to : senders;
  if (reached.length === 0)
    throw new ToolError('invalid_input', 'The message names nobody to answer. Write a new mail instead');
  return {
    to: reached.map(written),
    cc: cc.map(written),
    subject: prefixed('Re', subjectOf(headers)),
    ...threading(headers),
  };
}

function sendersOf(headers: Headers, self: Address): readonly Address[] {
  const from = addressesIn(headers.get('from'));
  if (from.some((one) => isSame(one, self))) return others(addressesIn(headers.get('to')), []);
  const asked = addressesIn(headers.get('reply-to'));
  return asked.length > 0 ? asked : from;
}

/** What puts an answer below its question at every mail program. The chain keeps its beginning and its end when it is long. */
export function threading(headers: Headers): Pick<ReplyHeaders, 'inReplyTo' | 'references'> {
  const [inReplyTo] = idsIn(headers.get('message-id'));
  const before = idsIn(headers.get('references') ?? headers.get('in-reply-to'));
  const chain = [...new Set([...before, ...(inReplyTo === undefined ? [] : [inReplyTo])])];
  const references =
    chain.length > longestChain ? [...chain.slice(0, 1), ...chain.slice(1 - longestChain)] : chain;
  return { inReplyTo, references };
}

const longestChain = 30;

const idsIn = (header: string | undefined): string[] =>
  [...(header ?? '').slice(0, 32_000).matchAll(/<[^\s<>]{1,400}>/g)].map(([id]) => id);

const repeated = {
  Re: /^(?:re|aw|sv|antw|vs|odp|отг|res|回复|答复)(?:\[\d{1,3}\])?\s?[:：]/i,
  Fwd: /^(?:fwd?|wg|tr|rv|i|vl|doorst|转发)(?:\[\d{1,3}\])?\s?[:：]/i,
};

/** `subject` with "Re:" or "Fwd:" before it, once. */
export const prefixed = (prefix: 'Re' | 'Fwd', subject: string): string =>
  repeated[prefix].test(subject) ? subject : `${prefix}: ${subject}`.trim();
