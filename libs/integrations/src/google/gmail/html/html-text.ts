import { setImmediate as turn } from 'node:timers/promises';

import { compile, type DomNode, type FormatCallback } from 'html-to-text';

import { Cleaner, type Cleaning } from './cleaner.js';
import { type Token, tokensOf } from './tokens.js';

/** Longer HTML is read up to here; the longest newsletters have 200 KB, and each MB takes a second at worst. */
const longestHtml = 3 * 1024 * 1024;
/** Text beyond this many characters is left out. */
export const longestText = 256 * 1024;
// html-to-text takes about a millisecond per KB when cold, and whoever else is served must not wait for it.
const chunk = 12 * 1024;
const slice = 12;

const heading = { options: { uppercase: false } };
const headings = [1, 2, 3, 4, 5, 6].map((level) => ({ selector: `h${level}`, ...heading }));

const link: FormatCallback = (element: DomNode, walk, builder) => {
  builder.addInline('[');
  walk(element.children ?? [], builder);
  builder.addInline(`](${element.attribs?.['href'] ?? ''})`, { noWordTransform: true });
};

const convert = compile({
  wordwrap: false,
  formatters: { link },
  selectors: [
    { selector: 'a', format: 'link' },
    { selector: 'img', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...headings,
  ],
});

/**
 * What a reader sees of an HTML mail, as text. Takes its time in slices of some milliseconds, whatever the HTML is: 2 MB, nested
 * 5,000 deep or broken. `truncated` when some was left out for its length.
 */
export async function htmlToText(
  html: string,
  cleaning: Cleaning,
): Promise<{ text: string; truncated: boolean }> {
  const read = html.slice(0, longestHtml);
  const cleaner = new Cleaner(read, cleaning);
  const texts: string[] = [];
  let length = 0;
  let since = performance.now();
  for (const token of tokensOf(read)) {
    for (const piece of piecesOf(token)) {
      cleaner.take(piece);
      if (cleaner.size >= chunk) length += keep(texts, convert(cleaner.flush()));
      if (performance.now() - since < slice) continue;
      await turn();
      since = performance.now();
    }
    if (cleaner.ended || length > longestText) break;
  }
  keep(texts, convert(cleaner.flush()));
  const text = texts.join('\n');
  return {
    text: tidied(text.slice(0, longestText)),
    truncated: html.length > longestHtml || text.length > longestText,
  };
}

function keep(texts: string[], text: string): number {
  texts.push(text);
  return text.length;
}

/** A long text in parts that one conversion can take, cut between words where there are any. */
function* piecesOf(token: Token): Generator<Token> {
  if (token.kind !== 'text' || token.text.length <= chunk) {
    yield token;
    return;
  }
  for (let at = 0; at < token.text.length;) {
    const space = token.text.lastIndexOf(' ', at + chunk);
    const end = space > at && at + chunk < token.text.length ? space : at + chunk;
    yield { ...token, text: token.text.slice(at, end) };
    at = end;
  }
}

const tidied = (text: string): string =>
  text
    .replaceAll(/[\t \u00A0]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/^(?:\| ?)+|(?: ?\|)+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
