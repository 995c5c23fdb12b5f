import { setImmediate } from 'node:timers/promises';

/** Bytes as text: by their byte order mark, UTF-8 without one; lines end in \n; pictures within the text are left out. */
export async function plainText(bytes: Buffer): Promise<string> {
  const text = decoded(bytes);
  if (!text.includes('data:image/')) return text.replaceAll('\r\n', '\n');
  // Each of the two takes some 20 ms at 10 MB, and others wait meanwhile.
  await setImmediate();
  return withoutPictures(text.replaceAll('\r\n', '\n'));
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.toString('utf8', start);
}

// Google's Markdown carries each picture as base64, as a reference at the end or in its place.
const withoutPictures = (text: string): string =>
  text
    .replaceAll(/^\[[^\]\n]{1,100}\]: <?data:image\/[^>\n]*>?\n?/gm, '')
    .replaceAll(/data:image\/[\w.+-]{1,40};base64,[A-Za-z0-9+/=]*/g, 'picture-left-out');
