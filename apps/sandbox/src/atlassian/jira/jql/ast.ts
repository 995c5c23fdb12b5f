export type Operator =
  | '='
  | '!='
  | '~'
  | '!~'
  | '>'
  | '>='
  | '<'
  | '<='
  | 'in'
  | 'not in'
  | 'is'
  | 'is not'
  | 'was'
  | 'was not'
  | 'was in'
  | 'was not in'
  | 'changed';

export type Operand =
  | { kind: 'value'; text: string }
  | { kind: 'empty' }
  | { kind: 'list'; items: Operand[] }
  | { kind: 'function'; name: string; args: string[] };

/** What follows WAS and CHANGED: AFTER, BEFORE, ON, DURING, BY, FROM, TO. */
export interface Predicate {
  word: 'after' | 'before' | 'on' | 'during' | 'by' | 'from' | 'to';
  operand: Operand;
}

export interface Term {
  kind: 'term';
  field: string;
  operator: Operator;
  operand: Operand;
  predicates: Predicate[];
}

export type Clause = { kind: 'and' | 'or'; parts: Clause[] } | { kind: 'not'; part: Clause } | Term;

export interface OrderBy {
  field: string;
  direction: 'asc' | 'desc' | undefined;
}

/** A parsed query; `where` is undefined when it only sorts, or is empty. */
export interface Query {
  where: Clause | undefined;
  orderBy: OrderBy[];
}
