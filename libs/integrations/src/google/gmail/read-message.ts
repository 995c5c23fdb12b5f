import type { gmail_v1 } from '@googleapis/gmail';

import type { GoogleClient } from '../client.js';
import { bytesOf } from './attachment-bytes.js';
import { textOfBytes } from './decoded-words.js';
import { headersOf, parameterOf } from './headers.js';
import { htmlToText, longestText } from './html/html-text.js';
import { partsOf, type TextPart } from './parts.js';
import { withoutHistory } from './quoted.js';

type Message = gmail_v1.Schema$Message;

export interface Reading {
  /** Keeps the history quoted below. */
  readonly quoted: boolean;
  /** Prefers the HTML and says where its links lead. */
  readonly markdown: boolean;
}

/** What a person reads in a message of `format: full`. `truncated` when it was longer than anybody reads. */
export interface ReadText {
  readonly text: string;
  readonly truncated: boolean;
}

/** The text of a message, from its plain part where that says something, else from its HTML. */
export async function readText(client: GoogleClient, message: Message, reading: Reading): Promise<ReadText> {
  const { texts } = partsOf(message.payload);
  const plain = texts.filter(({ kind }) => kind === 'plain');
  const html = texts.filter(({ kind }) => kind === 'html');
  const sourceOf = (parts: readonly TextPart[]) => sourcesOf(client, message.id ?? '', parts);
  if (html.length > 0 && reading.markdown) return fromHtml(await sourceOf(html), reading);
  const text = (await sourceOf(plain)).replaceAll('\r\n', '\n');
  if (html.length > 0 && saysLittle(text)) return fromHtml(await sourceOf(html), reading);
  const kept = seen(text.slice(0, longestText));
  return {
    text: reading.quoted ? kept.trim() : withoutHistory(kept),
    truncated: text.length > longestText,
  };
}

/** The HTML of a message as its writer made it, empty where there is none. */
export async function htmlSource(client: GoogleClient, message: Message): Promise<string> {
  const html = partsOf(message.payload).texts.filter(({ kind }) => kind === 'html');
  return sourcesOf(client, message.id ?? '', html);
}

async function fromHtml(html: string, { quoted, markdown }: Reading): Promise<ReadText> {
  const read = await htmlToText(html, { quoted, links: markdown });
  const whole =
    read.text === '' && !quoted ? await htmlToText(html, { quoted: true, links: markdown }) : read;
  const text = seen(whole.text);
  return { text: quoted ? text : withoutHistory(text), truncated: whole.truncated };
}

// Programs without a plain text to offer say so in it.
const saysLittle = (text: string): boolean =>
  text.trim() === '' ||
  (text.length < 400 && /view (?:this|it).{0,40}browser|html.{0,40}(?:view|mail|support)/i.test(text));

/** The sources of several parts, one below the other. */
async function sourcesOf(
  client: GoogleClient,
  messageId: string,
  texts: readonly TextPart[],
): Promise<string> {
  const sources: string[] = [];
  for (const { part } of texts) {
    const charset = parameterOf(headersOf(part).get('content-type'), 'charset');
    sources.push(textOfBytes(await bytesOf(client, messageId, part), charset));
  }
  return sources.join('\n\n');
}

const unseen =
  /\u034F|[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0]|[\u{E0000}-\u{E0FFF}]/gu;

/** Without what cannot be seen: newsletters pad their previews with it, and hostile mail hides words in it. */
const seen = (text: string): string =>
  text
    .replaceAll(unseen, '')
    .replaceAll(/[\u200C\u200D](?=[\s\u200C\u200D])|(?<=[\s\u200C\u200D])[\u200C\u200D]/g, '')
    .replaceAll(/[^\S\n]{2,}/g, ' ');
