import type { Clause, Operand, Operator, OrderBy, Predicate, Query } from './ast.js';
import type { Token } from './lexer.js';
import { syntaxError, tokensOf } from './lexer.js';

const predicates = new Set(['after', 'before', 'on', 'during', 'by', 'from', 'to']);
const comparisons = new Set(['=', '!=', '~', '!~', '>', '>=', '<', '<=']);
const validOperators =
  "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";

/** Parses JQL; throws 400 in Jira's words, with the place. */
export const parseJql = (jql: string): Query => new Parser(jql).query();

class Parser {
  readonly #tokens: Token[];
  #at = 0;

  constructor(private readonly jql: string) {
    this.#tokens = tokensOf(jql);
  }

  query(): Query {
    const isSortOnly = this.#isWord('order') || this.#peek().kind === 'end';
    const where = isSortOnly ? undefined : this.#or();
    const orderBy = this.#takeWord('order') ? this.#orderBy() : [];
    if (this.#peek().kind !== 'end') this.#fail("Expecting either 'OR' or 'AND' but got");
    return { where, orderBy };
  }

  #or(): Clause {
    const parts = [this.#and()];
    while (this.#takeWord('or') || this.#takeSymbol('||') || this.#takeSymbol('|')) parts.push(this.#and());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
  }

  #and(): Clause {
    const parts = [this.#not()];
    while (this.#takeWord('and') || this.#takeSymbol('&&') || this.#takeSymbol('&')) parts.push(this.#not());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
  }

  #not(): Clause {
    if (this.#takeWord('not') || this.#takeSymbol('!')) return { kind: 'not', part: this.#not() };
    if (!this.#takeSymbol('(')) return this.#term();
    const inner = this.#or();
    if (!this.#takeSymbol(')')) this.#fail("Expecting ')' but got");
    return inner;
  }

  #term(): Clause {
    const token = this.#next();
    if (token.kind === 'symbol' || token.kind === 'end') {
      this.#fail('Expecting a field name but got', token);
    }
    const operator = this.#operator();
    const hasOperand = operator !== 'changed';
    const operand: Operand = hasOperand ? this.#operand() : { kind: 'empty' };
    return { kind: 'term', field: token.text, operator, operand, predicates: this.#predicates(operator) };
  }

  #operator(): Operator {
    const token = this.#next();
    if (token.kind === 'symbol' && comparisons.has(token.text)) return token.text as Operator;
    const word = token.kind === 'word' ? token.text.toLowerCase() : '';
    if (word === 'in' || word === 'changed') return word;
    if (word === 'not' && this.#takeWord('in')) return 'not in';
    if (word === 'is' || word === 'was') return this.#statement(word);
    return this.#fail('Expecting operator but got', token, validOperators);
  }

  /** IS and WAS, with NOT and, for WAS, IN. */
  #statement(verb: 'is' | 'was'): Operator {
    const isNot = this.#takeWord('not');
    if (verb === 'is') return isNot ? 'is not' : 'is';
    if (this.#takeWord('in')) return isNot ? 'was not in' : 'was in';
    return isNot ? 'was not' : 'was';
  }

  #operand(): Operand {
    if (this.#takeSymbol('(')) return this.#list();
    const token = this.#next();
    if (token.kind === 'symbol' || token.kind === 'end') {
      const advice = `You must surround '${token.text}' in quotation marks to use it as a value.`;
      const expecting = 'Expecting either a value, list or function but got';
      this.#fail(expecting, token, token.kind === 'symbol' ? advice : '');
    }
    if (token.kind === 'quoted') return { kind: 'value', text: token.text };
    if (/^(empty|null)$/i.test(token.text)) return { kind: 'empty' };
    if (!this.#takeSymbol('(')) return { kind: 'value', text: token.text };
    return { kind: 'function', name: token.text, args: this.#arguments() };
  }

  #list(): Operand {
    const items = [this.#operand()];
    while (this.#takeSymbol(',')) items.push(this.#operand());
    if (!this.#takeSymbol(')')) this.#fail("Expecting ')' or ',' but got");
    return { kind: 'list', items };
  }

  #arguments(): string[] {
    const args: string[] = [];
    while (!this.#takeSymbol(')')) {
      const token = this.#next();
      if (token.kind === 'symbol' || token.kind === 'end') this.#fail('Expecting an argument but got', token);
      args.push(token.text);
      if (!this.#takeSymbol(',') && this.#peek().text !== ')') this.#fail("Expecting ')' or ',' but got");
    }
    return args;
  }

  #predicates(operator: Operator): Predicate[] {
    const found: Predicate[] = [];
    if (operator !== 'changed' && !operator.startsWith('was')) return found;
    for (;;) {
      const token = this.#peek();
      const word = token.text.toLowerCase();
      if (token.kind !== 'word' || !predicates.has(word)) return found;
      this.#next();
      found.push({ word: word as Predicate['word'], operand: this.#operand() });
    }
  }

  #orderBy(): OrderBy[] {
    if (!this.#takeWord('by')) this.#fail("Expecting 'by' but got");
    const found: OrderBy[] = [];
    do {
      const token = this.#next();
      if (token.kind === 'symbol' || token.kind === 'end')
        this.#fail('Expecting a field name but got', token);
      const direction = this.#takeWord('asc') ? 'asc' : this.#takeWord('desc') ? 'desc' : undefined;
      found.push({ field: token.text, direction });
    } while (this.#takeSymbol(','));
    return found;
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', at: this.jql.length };
  }

  #next(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #isWord(word: string): boolean {
    const { kind, text } = this.#peek();
    return kind === 'word' && text.toLowerCase() === word;
  }

  #takeWord(word: string): boolean {
    const is = this.#isWord(word);
    if (is) this.#at += 1;
    return is;
  }

  #takeSymbol(symbol: string): boolean {
    const { kind, text } = this.#peek();
    const is = kind === 'symbol' && text === symbol;
    if (is) this.#at += 1;
    return is;
  }

  #fail(expecting: string, token: Token = this.#peek(), advice = ''): never {
    const got = token.kind === 'end' ? 'the end of the query' : `'${token.text}'`;
    throw syntaxError(this.jql, token.at, `${expecting} ${got}.${advice ? ` ${advice}` : ''}`);
  }
}
