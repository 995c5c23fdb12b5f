import { addressOf } from './people-mail.js';
import type { SeedMail } from './seed-mail.js';

/** A message, when it was sent, and what it quotes. */
export interface Written {
  mail: SeedMail;
  at: number;
  earlier: Written | undefined;
}

/** The text with everything earlier below it, as Gmail writes it. */
export function textOf({ mail, earlier }: Written): string {
  if (!earlier) return mail.text;
  const lines = textOf(earlier).split('\n');
  const history = lines.map((line) => (line === '' ? '>' : line.startsWith('>') ? `>${line}` : `> ${line}`));
  return `${mail.text}\n\n${attribution(earlier)}\n\n${history.join('\n')}\n`;
}

/** The same in Gmail's HTML, with what is earlier in quote blocks. */
export function htmlOf({ mail, earlier }: Written): string {
  const text = `<div dir="ltr">${paragraphs(mail.text)}</div>`;
  if (!earlier) return text;
  return `${text}<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escape(attribution(earlier))}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${htmlOf(earlier)}</blockquote></div>`;
}

/** The number of the week by ISO 8601. */
export function isoWeek(at: number): number {
  const day = 86_400_000;
  const date = new Date(at);
  const thursday = at - (((date.getUTCDay() + 6) % 7) - 3) * day;
  const yearStart = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - yearStart) / day / 7) + 1;
}

/** `Thursday 26 November`. */
export const dayName = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(at);

function attribution({ mail, at }: Written): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const time = new Date(at).toISOString().slice(11, 16);
  return `On ${format.format(at)} at ${time}, ${addressOf(mail.from)} wrote:`;
}

const paragraphs = (text: string): string =>
  text
    .split('\n\n')
    .map((part) => `<p>${escape(part).replaceAll('\n', '<br>')}</p>`)
    .join('');

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
