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
export const parse = (document: string, variables: Record<string, unknown>): Operation =>
  new Reader(tokenize(document), variables).operation();

class Reader {
  #at = 0;

  constructor(
    private readonly words: string[],
    private readonly variables: Record<string, unknown>,
  ) {}

  operation(): Operation {
    const kind = this.#peek() === 'mutation' ? 'mutation' : 'query';
    while (this.#peek() !== '{') this.#take();
    return { kind, fields: this.#selections() };
  }

  #peek(): string | undefined {
    return this.words[this.#at];
  }

  #take(expected?: string): string {
    const word = this.#peek();
    if (word === undefined || (expected !== undefined && word !== expected)) {
      throw new SyntaxFault(`Expected ${expected ?? 'more'}, actual: ${word ?? '(end)'}`);
    }
    this.#at += 1;
    return word;
  }

  #selections(): Field[] {
    const fields: Field[] = [];
    this.#take('{');
    while (this.#peek() !== '}') fields.push(...this.#selection());
    this.#take('}');
    return fields;
  }

  #selection(): Field[] {
    if (this.#peek() === '...') {
      for (const expected of ['...', 'on', undefined]) this.#take(expected);
      return this.#selections();
    }
    const alias = this.#take();
    const name = this.#skip(':') ? this.#take() : alias;
    const args = this.#skip('(') ? this.#members(')') : {};
    return [{ name, alias, args, selections: this.#peek() === '{' ? this.#selections() : [] }];
  }

  #skip(word: string): boolean {
    const isHere = this.#peek() === word;
    if (isHere) this.#take();
    return isHere;
  }

  #members(end: string): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    while (!this.#skip(end)) {
      const name = this.#take();
      this.#take(':');
      found[name] = this.#value();
    }
    return found;
  }

  #value(): unknown {
    const word = this.#take();
    if (word === '$') return this.variables[this.#take()];
    if (word === '{') return this.#members('}');
    if (word === '[') {
      const items: unknown[] = [];
      while (!this.#skip(']')) items.push(this.#value());
      return items;
    }
    if (word.startsWith('"')) return JSON.parse(word);
    if (/^-?\d/.test(word)) return Number(word);
    return { true: true, false: false, null: null }[word] ?? (word === 'null' ? null : word);
  }
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
