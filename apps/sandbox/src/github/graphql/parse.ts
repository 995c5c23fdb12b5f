/** A field of a selection: `alias: name(args) { selections }`. */
export interface Field {
  name: string;
  alias: string;
  args: Record<string, unknown>;
  selections: Field[];
}

/** A parsed operation; `name` of a fragment spread on a type is dropped, its fields stay. */
export interface Operation {
  kind: 'query' | 'mutation';
  fields: Field[];
}

/** The document cannot be read. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault';
}

const token =
  /\s*(?:#[^\n]*\n\s*)*("(?:[^"\\]|\\.)*"|\.\.\.|[{}()[\]:!$=@|]|-?\d+(?:\.\d+)?|[_A-Za-z]\w*|,)/y;

/** Reads one operation of GraphQL: variables, arguments, aliases, inline fragments; no named fragments or directives. */
export function parse(document: string, variables: Record<string, unknown>): Operation {
  const words = tokenize(document);
  let at = 0;
  const peek = () => words[at];
  const take = (expected?: string): string => {
    const word = words[at];
    if (word === undefined || (expected !== undefined && word !== expected)) {
      throw new SyntaxFault(`Expected ${expected ?? 'more'}, actual: ${word ?? '(end)'}`);
    }
    at += 1;
    return word;
  };

  function value(): unknown {
    const word = take();
    if (word === '$') return variables[take()];
    if (word === '{') return members('}');
    if (word === '[') {
      const items: unknown[] = [];
      while (peek() !== ']') items.push(value());
      take(']');
      return items;
    }
    if (word.startsWith('"')) return JSON.parse(word);
    if (/^-?\d/.test(word)) return Number(word);
    return { true: true, false: false, null: null }[word] ?? word;
  }

  function members(end: string): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    while (peek() !== end) {
      const name = take();
      take(':');
      found[name] = value();
    }
    take(end);
    return found;
  }

  function selections(): Field[] {
    const fields: Field[] = [];
    take('{');
    while (peek() !== '}') fields.push(...selection());
    take('}');
    return fields;
  }

  function selection(): Field[] {
    if (peek() === '...') {
      take();
      take('on');
      take();
      return selections();
    }
    const first = take();
    const isAlias = peek() === ':';
    if (isAlias) take(':');
    const name = isAlias ? take() : first;
    const args = peek() === '(' ? (take('('), members(')')) : {};
    return [{ name, alias: first, args, selections: peek() === '{' ? selections() : [] }];
  }

  const kind = peek() === 'query' || peek() === 'mutation' ? (take() as Operation['kind']) : 'query';
  while (peek() !== '{') take();
  return { kind, fields: selections() };
}

function tokenize(document: string): string[] {
  const words: string[] = [];
  token.lastIndex = 0;
  const end = document.trimEnd().length;
  while (token.lastIndex < end) {
    const from = token.lastIndex;
    const match = token.exec(document);
    if (!match?.[1]) throw new SyntaxFault(`Unexpected character at ${from}`);
    if (match[1] !== ',') words.push(match[1]);
  }
  return words;
}
