const word = /=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?([BbQq])\?([^?\s]{0,2000})\?=/g;

/** Header text with its encoded words (RFC 2047) decoded; Gmail decodes most of them itself. */
export function decodedWords(text: string): string {
  if (!text.includes('=?')) return text;
  return text
    .replaceAll(/(\?=)\s{1,10}(?==\?)/g, '$1')
    .replaceAll(word, (whole, charset: string, encoding: string, data: string) => {
      const bytes = encoding.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : unquoted(data);
      return decodedText(bytes, charset) ?? whole;
    })
    .replaceAll(/[\r\n]+/g, ' ');
}

const unquoted = (data: string): Buffer =>
  Buffer.from(
    data
      .replaceAll('_', ' ')
      .replaceAll(/=([0-9A-Fa-f]{2})/g, (_whole, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
    'latin1',
  );

/** `bytes` as text of `charset`, undefined where the charset is unknown. */
export function decodedText(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * `bytes` as text: UTF-8 wherever they are, else the charset that the part declares. Gmail hands some bodies on as they came and
 * some turned into UTF-8 without saying so.
 */
export function textOfBytes(bytes: Uint8Array, declared: string | undefined): string {
  const charset = declared ?? 'windows-1252';
  if (/^iso-2022-/i.test(charset)) return decodedText(bytes, charset) ?? decodedText(bytes, 'utf-8') ?? '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodedText(bytes, charset) ?? decodedText(bytes, 'windows-1252') ?? '';
  }
}
