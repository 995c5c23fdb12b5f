import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

/** Text in which a secret's bytes stand whatever comes before them: of three starts only the characters that do not depend on neighbours. */
function base64Cores(bytes: Buffer, encoding: 'base64' | 'base64url'): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString(encoding)
      .replace(/=+$/, '');
    const [from, end] = [before === 0 ? 0 : before + 1, (before + bytes.length) % 3 === 0 ? 0 : 1];
    return text.slice(from, text.length - end);
  });
}

/** How a secret may be written down, by name, as text or bytes. */
function spellings(secret: string): Map<string, Buffer> {
  const bytes = Buffer.from(secret);
  const utf16 = Buffer.from(secret, 'utf16le');
  const texts: [string, string | Buffer][] = [
    ['utf8', secret],
    ['utf16le', utf16],
    ['utf16be', swapped(utf16)],
    ['reversed', Buffer.from(bytes.toString('latin1').split('').toReversed().join(''))],
    ['url-encoded', encodeURIComponent(secret)],
    ['hex', bytes.toString('hex')],
    ['HEX', bytes.toString('hex').toUpperCase()],
    ...base64Cores(bytes, 'base64').map((text, at): [string, string] => [`base64+${at}`, text]),
    ...base64Cores(bytes, 'base64url').map((text, at): [string, string] => [`base64url+${at}`, text]),
    // The head holds a time and the system's name; what follows is the same everywhere.
    ['gzip', gzipSync(bytes).subarray(10)],
    ['deflate', deflateSync(bytes)],
    ['raw deflate', deflateRawSync(bytes)],
  ];
  return new Map(texts.map(([name, text]) => [name, Buffer.from(text as string)]));
}

/** Every form in which a secret could lie in a dump: written down in any way, and that as the hex or base64 of bytes. */
export function canaryForms(secret: string): Map<string, Buffer> {
  const forms = spellings(secret);
  for (const [name, bytes] of spellings(secret)) {
    forms.set(`hex of ${name}`, Buffer.from(bytes.toString('hex')));
    base64Cores(bytes, 'base64').forEach((text, at) =>
      forms.set(`base64+${at} of ${name}`, Buffer.from(text)),
    );
  }
  return forms;
}

/** The names of the forms of a secret that stand in `content`; `isLarge` looks for what is written down once, and not for that written down again. */
export function formsIn(content: Buffer, secret: string, isLarge = false): string[] {
  const forms = isLarge ? spellings(secret) : canaryForms(secret);
  return [...forms].filter(([, form]) => content.includes(form)).map(([name]) => name);
}
