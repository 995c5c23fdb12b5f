/** The media type without its parameters, in lower case; empty when there is none. */
export const contentTypeOf = (headers: Readonly<Record<string, string>>): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** The JSON of a body, or of the JSON part of a multipart body (RFC 2387); undefined when there is none. */
export function jsonOf(headers: Readonly<Record<string, string>>, body: Buffer): unknown {
  const text = contentTypeOf(headers).startsWith('multipart/')
    ? jsonPart(headers['content-type'] ?? '', body)
    : body.toString();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function jsonPart(type: string, body: Buffer): string {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  const parts = body.toString('latin1').split(`--${quoted ?? plain ?? ''}`);
  const part = parts.find((one) => /^\r?\ncontent-type: *application\/json/i.test(one)) ?? '';
  const start = part.search(/\r?\n\r?\n/);
  return Buffer.from(part.slice(start).trim(), 'latin1').toString();
}
