import { badRequest } from '../errors.js';

export interface Token {
  kind: 'word' | 'quoted' | 'symbol' | 'end';
  text: string;
  /** Offset in the query, from 0. */
  at: number;
}

const symbols = ['!=', '!~', '>=', '<=', '&&', '||', '=', '~', '>', '<', '(', ')', ',', '!', '&', '|'];
const reserved = /[{}*/%+^$#@?;]/;
const escapes: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  '"': '"',
  "'": "'",
  ' ': ' ',
};

/** A 400 in the words of Jira's parser, with the place as line and character. */
export function syntaxError(jql: string, at: number, reason: string) {
  const before = jql.slice(0, at).split('\n');
  const place = `(line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1})`;
  return badRequest(`Error in the JQL Query: ${reason} ${place}`);
}

/** Splits a query into tokens; throws 400 at reserved characters and open quotes. */
export function tokensOf(jql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < jql.length) {
    const rest = jql.slice(at);
    const blank = /^\s+/.exec(rest);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const { token, length } = tokenAt(jql, at, rest);
    tokens.push(token);
    at += length;
  }
  return [...tokens, { kind: 'end', text: '', at: jql.length }];
}

function tokenAt(jql: string, at: number, rest: string): { token: Token; length: number } {
  const first = rest.charAt(0);
  if (first === '"' || first === "'") return quoted(jql, at, first);
  const symbol = symbols.find((one) => rest.startsWith(one));
  if (symbol) return { token: { kind: 'symbol', text: symbol, at }, length: symbol.length };
  if (reserved.test(first)) {
    const code = first.charCodeAt(0).toString(16).padStart(4, '0');
    const reason = `The character '${first}' is a reserved JQL character. You must enclose it in a string or use the escape '\\u${code}' instead.`;
    throw syntaxError(jql, at, reason);
  }
  const word = /^[^\s"'()=!<>~,&|{}*/%+^$#@?;]+/.exec(rest)?.[0] ?? first;
  return { token: { kind: 'word', text: word, at }, length: word.length };
}

function quoted(jql: string, start: number, quote: string): { token: Token; length: number } {
  let text = '';
  let at = start + 1;
  while (at < jql.length && jql[at] !== quote) {
    const { char, length } = characterAt(jql, at);
    text += char;
    at += length;
  }
  if (at >= jql.length) {
    throw syntaxError(jql, start, `The quoted string '${text}' has not been completed.`);
  }
  return { token: { kind: 'quoted', text, at: start }, length: at + 1 - start };
}

function characterAt(jql: string, at: number): { char: string; length: number } {
  const first = jql.charAt(at);
  if (first !== '\\') return { char: first, length: 1 };
  const code = /^\\u([0-9a-f]{4})/i.exec(jql.slice(at, at + 6))?.[1];
  if (code !== undefined) return { char: String.fromCharCode(Number.parseInt(code, 16)), length: 6 };
  const plain = escapes[jql.charAt(at + 1)];
  if (plain !== undefined) return { char: plain, length: 2 };
  const reason = `'${jql.slice(at, at + 2)}' is an illegal JQL escape sequence. The valid escape sequences are \\', \\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.`;
  throw syntaxError(jql, at, reason);
}
