import { invalidValue } from '../errors.js';
import type { Token } from './tokens.js';
import { tokensOf } from './tokens.js';

/** A search expression; https://developers.google.com/workspace/drive/api/guides/ref-search-terms */
export type Query =
  | { is: 'and' | 'or'; parts: Query[] }
  | { is: 'not'; part: Query }
  | { is: 'term'; field: string; operator: string; value: string | boolean }
  | { is: 'has'; field: string; key: string; value: string };

const words = ['contains', '=', '!='];
const exact = ['=', '!='];
const order = ['<=', '<', '=', '!=', '>', '>='];

type Kind = 'text' | 'date' | 'flag' | 'list';

const fields: Record<string, { kind: Kind; operators: string[] }> = {
  name: { kind: 'text', operators: words },
  fullText: { kind: 'text', operators: ['contains'] },
  mimeType: { kind: 'text', operators: words },
  modifiedTime: { kind: 'date', operators: order },
  viewedByMeTime: { kind: 'date', operators: order },
  createdTime: { kind: 'date', operators: order },
  trashed: { kind: 'flag', operators: exact },
  starred: { kind: 'flag', operators: exact },
  sharedWithMe: { kind: 'flag', operators: exact },
  parents: { kind: 'list', operators: ['in'] },
  owners: { kind: 'list', operators: ['in'] },
  writers: { kind: 'list', operators: ['in'] },
  readers: { kind: 'list', operators: ['in'] },
  visibility: { kind: 'text', operators: exact },
  'shortcutDetails.targetId': { kind: 'text', operators: exact },
  properties: { kind: 'list', operators: ['has'] },
  appProperties: { kind: 'list', operators: ['has'] },
};
const visibilities = ['anyoneCanFind', 'anyoneWithLink', 'domainCanFind', 'domainWithLink', 'limited'];
const deepest = 50;

/** Reads a `q`. Anything that Drive would not understand is 400 Invalid Value. */
export function parseQuery(text: string): Query {
  const tokens = tokensOf(text);
  if (!tokens || tokens.length === 0) throw invalidValue('q');
  const reader = new Reader(tokens);
  const query = reader.either(0);
  reader.end();
  return query;
}

class Reader {
  #at = 0;
  constructor(private readonly tokens: Token[]) {}

  either(depth: number): Query {
    return this.#joined('or', () => this.#both(depth));
  }

  end(): void {
    if (this.#at < this.tokens.length) throw invalidValue('q');
  }

  #both(depth: number): Query {
    return this.#joined('and', () => this.#one(depth));
  }

  #joined(word: 'and' | 'or', part: () => Query): Query {
    const first = part();
    const parts = [first];
    while (this.#takes('word', word)) parts.push(part());
    return parts.length === 1 ? first : { is: word, parts };
  }

  #one(depth: number): Query {
    if (depth > deepest) throw invalidValue('q');
    if (this.#takes('word', 'not')) return { is: 'not', part: this.#one(depth + 1) };
    if (this.#takes('sign', '(')) {
      const inner = this.either(depth + 1);
      this.#needs('sign', ')');
      return inner;
    }
    return this.#term();
  }

  #term(): Query {
    const first = this.#next();
    if (first.kind === 'text') {
      this.#needs('word', 'in');
      const { value: field } = this.#next('word');
      return checked({ is: 'term', field, operator: 'in', value: first.value });
    }
    if (first.kind !== 'word') throw invalidValue('q');
    const operator = this.#next().value;
    if (operator === 'has') return this.#property(first.value);
    const value = this.#next();
    if (value.kind === 'sign') throw invalidValue('q');
    return checked({ is: 'term', field: first.value, operator, value: literal(value) });
  }

  #property(field: string): Query {
    if (fields[field]?.operators[0] !== 'has') throw invalidValue('q');
    this.#needs('sign', '{');
    const key = this.#named('key');
    this.#needs('word', 'and');
    const value = this.#named('value');
    this.#needs('sign', '}');
    return { is: 'has', field, key, value };
  }

  #named(name: string): string {
    this.#needs('word', name);
    this.#needs('sign', '=');
    return this.#next('text').value;
  }

  #next(kind?: Token['kind']): Token {
    const token = this.tokens[this.#at++];
    if (!token || (kind && token.kind !== kind)) throw invalidValue('q');
    return token;
  }

  #takes(kind: Token['kind'], value: string): boolean {
    const token = this.tokens[this.#at];
    const found = token?.kind === kind && token.value === value;
    if (found) this.#at += 1;
    return found;
  }

  #needs(kind: Token['kind'], value: string): void {
    if (!this.#takes(kind, value)) throw invalidValue('q');
  }
}

function literal(token: Token): string | boolean {
  if (token.kind === 'text') return token.value;
  if (token.value !== 'true' && token.value !== 'false') throw invalidValue('q');
  return token.value === 'true';
}

function checked(term: Extract<Query, { is: 'term' }>): Query {
  const field = fields[term.field];
  if (!field?.operators.includes(term.operator)) throw invalidValue('q');
  if ((typeof term.value === 'boolean') !== (field.kind === 'flag')) throw invalidValue('q');
  if (field.kind === 'date' && !isDate(String(term.value))) throw invalidValue('q');
  if (term.field === 'visibility' && !visibilities.includes(String(term.value))) throw invalidValue('q');
  return term;
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text) &&
  !Number.isNaN(dateOf(text));

/** Milliseconds of a date as searches write it; UTC when it names no zone. */
export const dateOf = (text: string): number =>
  Date.parse(/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);

/** All terms of the expression, whatever joins them. */
export function termsOf(query: Query): Extract<Query, { is: 'term' }>[] {
  if (query.is === 'term') return [query];
  if (query.is === 'not') return termsOf(query.part);
  return query.is === 'has' ? [] : query.parts.flatMap(termsOf);
}
