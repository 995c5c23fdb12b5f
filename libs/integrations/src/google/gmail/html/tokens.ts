/** A piece of HTML as it comes; `end` is where it ends, names are lower case, text still has its entities. */
export type Token =
  | { readonly kind: 'text'; readonly text: string; readonly end: number }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly end: number }
  | { readonly kind: 'close'; readonly name: string; readonly end: number };

/** Their content is no markup (HTML standard, 13.2.6.2), and nothing that a reader sees. */
const unseen = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);

/**
 * Goes through HTML once, however broken: no recursion, no going back, so time grows with length alone. Comments and the content
 * of scripts and styles are left out.
 */
export function* tokensOf(html: string): Generator<Token> {
  const missing = new Set<string>();
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    const until = start < 0 ? html.length : start;
    if (until > at) yield { kind: 'text', text: html.slice(at, until), end: until };
    if (start < 0) return;
    const token = tagAt(html, start, missing);
    if (token === undefined) {
      yield { kind: 'text', text: '&lt;', end: start + 1 };
      at = start + 1;
    } else if (typeof token === 'number') {
      at = token;
    } else {
      yield token;
      at = token.kind === 'open' && unseen.has(token.name) ? endOfUnseen(html, token) : token.end;
    }
  }
}

const tagName = /<(\/?)([a-zA-Z][^\s/>]*)/y;

/** The tag at `start`, the end of what is no tag but markup, or undefined for a mere character. */
function tagAt(html: string, start: number, missing: Set<string>): Token | number | undefined {
  if (html.startsWith('<!--', start)) return after(html, '-->', start + 4);
  if (html[start + 1] === '!' || html[start + 1] === '?') return after(html, '>', start);
  tagName.lastIndex = start;
  const [whole, slash, name] = tagName.exec(html) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const from = start + whole.length;
  const end = endOfTag(html, from, missing);
  const lower = name.toLowerCase();
  if (slash === '/') return { kind: 'close', name: lower, end };
  return { kind: 'open', name: lower, attributes: html.slice(from, end - 1), end };
}

const after = (html: string, mark: string, from: number): number => {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
};

const stops = /=\s*(["'])|>/g;

// A quote that never closes is looked for once: `missing` remembers it.
function endOfTag(html: string, from: number, missing: Set<string>): number {
  stops.lastIndex = from;
  for (;;) {
    const stop = stops.exec(html);
    if (stop === null) return html.length;
    const [whole, quote] = stop;
    if (quote === undefined) return stop.index + 1;
    if (missing.has(quote)) continue;
    const close = html.indexOf(quote, stop.index + whole.length);
    if (close < 0) missing.add(quote);
    else stops.lastIndex = close + 1;
  }
}

function endOfUnseen(html: string, { name, end }: Token & { name: string }): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = end;
  const found = close.exec(html);
  return found === null ? html.length : found.index;
}
