import addressparser from 'nodemailer/lib/addressparser';

import { decodedWords } from './decoded-words.js';

/** One mailbox (RFC 5322 section 3.4); `name` is empty where there is none. */
export interface Address {
  readonly name: string;
  readonly address: string;
}

const local = String.raw`[\p{L}\p{N}!#$%&'*+/=?^_\x60{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_\x60{|}~-]+)*`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?`;
const bare = new RegExp(`^${local}@${label}(?:\\.${label})+$`, 'u');
const longestLocal = 64;
const longest = 254;

const isBare = (text: string): boolean =>
  text.length <= longest && text.indexOf('@') <= longestLocal && bare.test(text);

// Line breaks would begin another header; what cannot be seen hides who is written to.
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>]/u;

/** The mailbox that `text` names, as `ana@x.example` or `Ana Lopez <ana@x.example>`; undefined for anything else: no groups, no lists, no line breaks. */
export function addressOf(text: string): Address | undefined {
  const [, quoted, plain, inBrackets] =
    /^(?:"([^"]{0,200})"|([^"<]{0,200}?))\s{0,5}<([^<>]{1,320})>$/.exec(text) ?? [];
  const name = (quoted ?? plain ?? '').trim();
  const address = inBrackets ?? text;
  return isBare(address) && !unfit.test(name) && !/[\r\n]/.test(text) ? { name, address } : undefined;
}

/** The mailboxes of a header such as `To`, groups flattened; what is none is left out. At most 500. */
export function addressesIn(header: string | undefined): Address[] {
  if (header === undefined || header === '') return [];
  const parsed = addressparser(header.slice(0, longestHeader), { flatten: true });
  return parsed.slice(0, most).flatMap(({ name, address }) => {
    if (!isBare(address)) return [];
    const shown = decodedWords(name).replaceAll('"', '').trim().slice(0, 200);
    return [{ name: unfit.test(shown) ? '' : shown, address }];
  });
}

const longestHeader = 32_000;
const most = 500;

/** As people write it: `Ana Lopez <ana@x.example>`. */
export const written = ({ name, address }: Address): string =>
  name === '' || name === address ? address : `${name} <${address}>`;

/** Whether two mailboxes are the same to a person; Gmail does not tell upper case from lower. */
export const isSame = (one: Address, other: Address): boolean =>
  one.address.toLowerCase() === other.address.toLowerCase();

/** `list` without those of `without` and without doubles. */
export function others(list: readonly Address[], without: readonly Address[]): Address[] {
  return list.filter(
    (one, index) =>
      !without.some((other) => isSame(one, other)) && list.findIndex((other) => isSame(one, other)) === index,
  );
}
