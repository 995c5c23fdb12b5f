/** A piece of a search expression. */
export type Token =
  { kind: 'text'; value: string } | { kind: 'word'; value: string } | { kind: 'sign'; value: string };

const piece = /\s+|'((?:[^'\\]|\\.)*)'|([A-Za-z][\w.]*)|(<=|>=|!=|[=<>(){}])/y;

/** The pieces of a search expression, undefined when something in it is none. In texts `\'` and `\\` stand for themselves. */
export function tokensOf(query: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    piece.lastIndex = at;
    const match = piece.exec(query);
    if (!match) return undefined;
    at = piece.lastIndex;
    const [, text, word, sign] = match;
    if (text !== undefined) tokens.push({ kind: 'text', value: text.replaceAll(/\\(.)/gs, '$1') });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign });
  }
  return tokens;
}
