import type { gmail_v1 } from '@googleapis/gmail';
import type { FileContent } from '@hub/kit';

import type { GoogleClient } from '../client.js';
import { addressesIn, written } from './addresses.js';
import { bytesOf } from './attachment-bytes.js';
import { decodedWords } from './decoded-words.js';
import { type Headers, headersOf, subjectOf } from './headers.js';
import { escaped } from './markdown/inline.js';
import type { Letter } from './mime.js';
import { partsOf } from './parts.js';
import { htmlSource, readText } from './read-message.js';
import { prefixed, threading } from './reply.js';

interface Asked {
  readonly to: readonly string[];
  readonly note: string;
  readonly include_attachments: boolean;
}

/** A message passed on, as mail programs do it: a note, who wrote it when, its text, its files. */
export async function forwardLetter(
  client: GoogleClient,
  message: gmail_v1.Schema$Message,
  { to, note, include_attachments }: Asked,
): Promise<Letter> {
  const headers = headersOf(message.payload);
  const { text } = await readText(client, message, { quoted: true, markdown: false });
  const source = await htmlSource(client, message);
  const html = source === '' ? `<div style="white-space:pre-wrap">${escaped(text)}</div>` : source;
  const above = ['---------- Forwarded message ---------', ...factsOf(headers)];
  return {
    to,
    subject: prefixed('Fwd', subjectOf(headers)),
    body: note,
    textBelow: [...above, '', text].join('\n'),
    htmlBelow: `<div class="gmail_quote"><div>${above.map(escaped).join('<br>')}</div><br>${html}</div>`,
    ...threading(headers),
    attachments: include_attachments ? await filesOf(client, message) : [],
  };
}

const factsOf = (headers: Headers): string[] =>
  ['From', 'Date', 'Subject', 'To', 'Cc'].flatMap((name) => {
    const value = headers.get(name.toLowerCase());
    if (value === undefined || value === '') return [];
    const isPeople = name !== 'Date' && name !== 'Subject';
    return [`${name}: ${isPeople ? addressesIn(value).map(written).join(', ') : decodedWords(value)}`];
  });

async function filesOf(client: GoogleClient, message: gmail_v1.Schema$Message): Promise<FileContent[]> {
  const files: FileContent[] = [];
  for (const { filename, mime, part } of partsOf(message.payload).attachments)
    files.push({ name: filename, mime, bytes: await bytesOf(client, message.id ?? '', part) });
  return files;
}
