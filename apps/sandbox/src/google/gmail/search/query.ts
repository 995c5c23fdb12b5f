/** A Gmail search as a tree. `field` is empty for plain words; `exact` is quoted text. */
export type Query =
  | { kind: 'all' | 'any'; of: Query[] }
  | { kind: 'not'; of: Query }
  | { kind: 'term'; field: string; value: string; exact: boolean };

type Token = { kind: 'mark'; text: string } | { kind: 'text'; text: string; exact: boolean };

/**
 * Reads Gmail's search language (https://support.google.com/mail/answer/7190): words, "phrases", field:value,
 * -not, OR (binds tighter than a space), (all of) and {any of}. Never fails: Gmail ignores what makes no sense.
 */
export function parseQuery(text: string): Query {
  const tokens = tokenize(text);
  let at = 0;
  const isMark = (mark: string) => tokens[at]?.kind === 'mark' && tokens[at]?.text === mark;

  /** Up to the closing mark or the end. */
  function sequence(close: string, kind: 'all' | 'any'): Query {
    const units: Query[] = [];
    while (at < tokens.length && !isMark(close)) {
      const unit = operand();
      if (unit) units.push(unit);
    }
    at += 1;
    return { kind, of: units };
  }

  /** One unit, with the units that OR ties to it. */
  function operand(): Query | undefined {
    const first = unit();
    const tied = first ? [first] : [];
    while (isWord(tokens[at], 'OR')) {
      at += 1;
      const next = unit();
      if (next) tied.push(next);
    }
    return tied.length > 1 ? { kind: 'any', of: tied } : tied[0];
  }

  function unit(): Query | undefined {
    const token = tokens[at++];
    if (!token || isWord(token, 'AND')) return undefined;
    if (token.kind === 'text') return { kind: 'term', field: '', value: token.text, exact: token.exact };
    if (token.text === '(') return sequence(')', 'all');
    if (token.text === '{') return sequence('}', 'any');
    if (token.text === '-') {
      const inner = unit();
      return inner && { kind: 'not', of: inner };
    }
    if (!token.text.endsWith(':')) return undefined;
    const inner = unit();
    return inner && within(inner, token.text.slice(0, -1).toLowerCase());
  }

  return sequence('', 'all');
}

/** Puts `from:` and the like before every plain word inside. */
function within(query: Query, field: string): Query {
  if (query.kind === 'term') return query.field === '' ? { ...query, field } : query;
  if (query.kind === 'not') return { ...query, of: within(query.of, field) };
  return { ...query, of: query.of.map((one) => within(one, field)) };
}

const isWord = (token: Token | undefined, word: string): boolean =>
  token?.kind === 'text' && !token.exact && token.text === word;

function tokenize(text: string): Token[] {
  const found = text.matchAll(/"([^"]*)"?|([(){}])|(-)(?=\S)|([a-z_\d]+:)(?=[^\s)}])|([^\s(){}"]+)/gi);
  return [...found].flatMap<Token>(([, quoted, bracket, minus, field, word]) => {
    if (quoted !== undefined)
      return quoted.trim() === '' ? [] : [{ kind: 'text', text: quoted, exact: true }];
    const mark = bracket ?? minus ?? field;
    if (mark !== undefined) return [{ kind: 'mark', text: mark }];
    return [{ kind: 'text', text: (word ?? '').replace(/^\+/, ''), exact: false }];
  });
}

/** Every term of the query, wherever it stands. */
export function termsOf(query: Query): Extract<Query, { kind: 'term' }>[] {
  if (query.kind === 'term') return [query];
  return query.kind === 'not' ? termsOf(query.of) : query.of.flatMap((one) => termsOf(one));
}
