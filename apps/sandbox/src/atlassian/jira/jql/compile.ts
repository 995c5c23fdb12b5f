import { badRequest } from '../errors.js';
import type { Issue } from '../state/model.js';

import type { Asker } from './asker.js';
import type { Clause, Operand, Operator, Term } from './ast.js';
import { momentOf } from './dates.js';
import type { DateField, NumberField, SetField, TextField } from './fields.js';
import { jqlField } from './fields.js';
import { historyTest } from './history.js';
import { textsOf, wordTest } from './words.js';

type Test = (issue: Issue) => boolean;

/** What NOT makes of an operator; a field that is empty matches neither side, as in Jira. */
const opposite: Partial<Record<Operator, Operator>> = {
  '=': '!=',
  '!=': '=',
  '~': '!~',
  '!~': '~',
  '>': '<=',
  '<=': '>',
  '<': '>=',
  '>=': '<',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  was: 'was not',
  'was not': 'was',
  'was in': 'was not in',
  'was not in': 'was in',
};

/** Turns a query into a test; throws 400 in Jira's words for unknown fields, values and operators. */
export function compileJql(asker: Asker, clause: Clause, isNegated = false): Test {
  if (clause.kind === 'not') return compileJql(asker, clause.part, !isNegated);
  if (clause.kind === 'term') return negatedTest(asker, clause, isNegated);
  const tests = clause.parts.map((part) => compileJql(asker, part, isNegated));
  const needsAll = (clause.kind === 'and') !== isNegated;
  return needsAll
    ? (issue) => tests.every((test) => test(issue))
    : (issue) => tests.some((test) => test(issue));
}

function negatedTest(asker: Asker, term: Term, isNegated: boolean): Test {
  if (!isNegated) return termTest(asker, term);
  const operator = opposite[term.operator];
  if (operator) return termTest(asker, { ...term, operator });
  const test = termTest(asker, term);
  return (issue) => !test(issue);
}

function termTest(asker: Asker, term: Term): Test {
  const field = jqlField(term.field);
  checkShape(term);
  const isHistory = term.operator === 'changed' || term.operator.startsWith('was');
  if (isHistory && field.kind !== 'set') {
    throw badRequest(`History searches do not support the '${term.field}' field.`);
  }
  switch (field.kind) {
    case 'set':
      return isHistory ? historyTest(asker, term, field) : setTest(asker, term, field);
    case 'text':
      return textTest(term, field);
    case 'date':
      return dateTest(asker, term, field);
    case 'number':
      return numberTest(term, field);
  }
}

/** IN takes lists, IS takes EMPTY, the others take one value. */
function checkShape({ field, operator, operand }: Term): void {
  if (operator === 'is' || operator === 'is not') {
    if (operand.kind !== 'empty')
      throw badRequest(`The '${operator}' operator can only be used with 'EMPTY' or 'NULL'.`);
    return;
  }
  const takesList = operator.endsWith('in');
  if (takesList && operand.kind !== 'list' && operand.kind !== 'function') {
    throw badRequest(
      `Operator '${operator}' does not support the non-list value given for field '${field}'.`,
    );
  }
  if (!takesList && operand.kind === 'list') {
    throw badRequest(`Operator '${operator}' does not support the list value given for field '${field}'.`);
  }
}

const notSupported = ({ field, operator }: Term) =>
  badRequest(`The operator '${operator}' is not supported by the '${field}' field.`);

const itemsOf = (operand: Operand): Operand[] => (operand.kind === 'list' ? operand.items : [operand]);
const isEmptyWord = (operand: Operand): boolean => operand.kind === 'empty';

function checkOperator(term: Term, { order }: SetField): void {
  const isOrder = orderings.has(term.operator);
  if (term.operator.endsWith('~') || (isOrder && !order)) throw notSupported(term);
}

function setTest(asker: Asker, term: Term, field: SetField): Test {
  const { operator, operand } = term;
  checkOperator(term, field);
  const items = itemsOf(operand);
  const takesEmpty = items.some(isEmptyWord);
  const ids = new Set(
    items.filter((item) => !isEmptyWord(item)).flatMap((item) => field.resolve(asker, item, term.field)),
  );
  // `resolution = Unresolved` resolves to the empty id.
  const wantsEmpty = takesEmpty || ids.has('');
  const hasOne = (values: string[]) => values.some((value) => ids.has(value));
  if (operator === '=' || operator === 'in' || operator === 'is') {
    return (issue) => {
      const values = field.values(issue);
      return values.length === 0 ? wantsEmpty : hasOne(values);
    };
  }
  if (operator === '!=' || operator === 'not in' || operator === 'is not') {
    return (issue) => {
      const values = field.values(issue);
      return values.length > 0 && !hasOne(values);
    };
  }
  return orderTest(term, field, [...ids][0]);
}

function orderTest(term: Term, field: SetField, id: string | undefined): Test {
  const { order } = field;
  const compare = comparisons[term.operator];
  if (!order || !compare || id === undefined) throw notSupported(term);
  const than = order(id);
  return (issue) => field.values(issue).some((value) => compare(order(value), than));
}

const orderings: ReadonlySet<Operator> = new Set<Operator>(['>', '>=', '<', '<=']);

const comparisons: Partial<Record<Operator, (left: number, right: number) => boolean>> = {
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};

function textTest(term: Term, field: TextField): Test {
  const { operator, operand } = term;
  const has = (issue: Issue) => field.in.some((name) => textsOf(issue)[name].length > 0);
  if (operator === 'is') return (issue) => !has(issue);
  if (operator === 'is not') return has;
  if (operator !== '~' && operator !== '!~') throw notSupported(term);
  if (operand.kind !== 'value') throw badRequest(`The field '${term.field}' takes a text here.`);
  if (/^[*?]/.test(operand.text)) {
    throw badRequest(
      `The text query '${operand.text}' for field '${term.field}' is not allowed to start with character '${operand.text.charAt(0)}'`,
    );
  }
  const test = wordTest(operand.text);
  const matches = (issue: Issue) => {
    const texts = textsOf(issue);
    return test(field.in.flatMap((name) => texts[name]));
  };
  return operator === '~' ? matches : (issue) => has(issue) && !matches(issue);
}

function dateTest(asker: Asker, term: Term, field: DateField): Test {
  const { operator, operand } = term;
  if (operator === 'is') return (issue) => field.at(issue) === undefined;
  if (operator === 'is not') return (issue) => field.at(issue) !== undefined;
  const isIn = operator === 'in' || operator === 'not in';
  const moments = itemsOf(operand).map((item) => momentOf(term.field, item, asker.now));
  const compare = comparisons[operator];
  if (!compare && !isIn) throw notSupported(term);
  return (issue) => {
    const at = field.at(issue);
    if (at === undefined) return false;
    return compare ? compare(at, moments[0] ?? 0) : moments.includes(at) === (operator === 'in');
  };
}

function numberTest(term: Term, field: NumberField): Test {
  const { operator, operand } = term;
  if (operator === 'is') return (issue) => field.value(issue) === undefined;
  if (operator === 'is not') return (issue) => field.value(issue) !== undefined;
  const numbers = itemsOf(operand).map((item) => numberOf(item, term.field));
  const compare = comparisons[operator];
  if (!compare && operator !== 'in' && operator !== 'not in') throw notSupported(term);
  return (issue) => {
    const value = field.value(issue);
    if (value === undefined) return false;
    return compare ? compare(value, numbers[0] ?? 0) : numbers.includes(value) === (operator === 'in');
  };
}

function numberOf(operand: Operand, field: string): number {
  const text = operand.kind === 'value' ? operand.text : '';
  if (text === '' || Number.isNaN(Number(text))) {
    throw badRequest(`Value '${text}' is invalid for the '${field}' field: a number is expected.`);
  }
  return Number(text);
}
