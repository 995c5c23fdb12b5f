/** One header line, unfolded and with its encoded words decoded. */
export interface Header {
  name: string;
  value: string;
}

/** The header block of a message or part (RFC 5322 2.2); lines that are no headers are skipped. */
export function parseHeaders(block: string): Header[] {
  return block
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const match = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line);
      return match ? [{ name: match[1] ?? '', value: decodeWords((match[2] ?? '').trim()) }] : [];
    });
}

/** The first header of that name in any case; undefined when it is absent. */
export const headerOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value;

/** Text with its `=?charset?b?…?=` words decoded (RFC 2047). */
export function decodeWords(value: string): string {
  return value
    .replaceAll(/(=\?[^?]+\?[bqBQ]\?[^?]*\?=)\s+(?==\?)/g, '$1')
    .replaceAll(
      /=\?([^?*]+)(?:\*[^?]*)?\?([bqBQ])\?([^?]*)\?=/g,
      (_whole, charset: string, kind: string, text: string) => {
        const bytes =
          kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : decodeQuoted(text.replaceAll('_', ' '));
        return decodeText(bytes, charset);
      },
    );
}

/** A header value for the wire: encoded words when it is not ASCII. */
export function encodeWords(value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return value;
  const pieces = value.match(/.{1,12}/gu) ?? [];
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`).join(' ');
}

/** Quoted-printable bytes (RFC 2045 6.7) from text whose characters are bytes. */
export function decodeQuoted(text: string): Buffer {
  const plain = text
    .replaceAll(/=[ \t]*\r?\n/g, '')
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

/** Bytes as text; an unknown charset is read as UTF-8. */
export function decodeText(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

/** A parameter of a structured header, also when it is continued or encoded (RFC 2231). */
export function parameterOf(value: string, name: string): string | undefined {
  const all = [
    ...value.matchAll(/;\s*([\w!#$%&+.^`|~-]+)(\*\d+)?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g),
  ]
    .filter((match) => match[1]?.toLowerCase() === name)
    .map(([, , part = '*0', encoded, quoted, bare]) => ({
      order: Number(part.slice(1)),
      isEncoded: encoded !== undefined,
      text: quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '',
    }))
    .sort((left, right) => left.order - right.order);
  if (all.length === 0) return undefined;
  const joined = all.map(({ text }) => text).join('');
  return all.some(({ isEncoded }) => isEncoded) ? decodeExtended(joined) : decodeWords(joined);
}

function decodeExtended(value: string): string {
  const [, charset = 'utf-8', text = value] = /^([^']*)'[^']*'(.*)$/s.exec(value) ?? [];
  const bytes = text.replaceAll(/%([0-9A-Fa-f]{2})/g, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decodeText(Buffer.from(bytes, 'latin1'), charset);
}
