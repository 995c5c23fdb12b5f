import { badRequest } from '../errors.js';
import type { Change, Issue } from '../state/model.js';

import type { Asker } from './asker.js';
import type { Operand, Predicate, Term } from './ast.js';
import { momentOf } from './dates.js';
import type { SetField } from './fields.js';
import { resolvers } from './resolve.js';

type Test = (issue: Issue) => boolean;

/** One step of a field: what it was, what it became, when and by whom. */
interface Step {
  from: string | undefined;
  to: string | undefined;
  at: number;
  by: string;
}

/** A test for WAS and CHANGED; throws 400 for fields without a history. */
export function historyTest(asker: Asker, term: Term, field: SetField): Test {
  const { history } = field;
  if (history === undefined) {
    throw badRequest(`History searches do not support the '${term.field}' field.`);
  }
  const window = windowOf(asker, term.predicates);
  if (term.operator === 'changed') {
    const [from, to] = [idsOf(asker, term, field, 'from'), idsOf(asker, term, field, 'to')];
    return (issue) =>
      stepsOf(issue, history).some(
        (step) => window(step) && (!from || from.has(step.from ?? '')) && (!to || to.has(step.to ?? '')),
      );
  }
  const wanted = new Set(valuesOf(asker, term.operand, field, term.field));
  const isNegated = term.operator.includes('not');
  return (issue) => was(issue, history, field, { wanted, window }) !== isNegated;
}

function was(
  issue: Issue,
  history: string,
  field: SetField,
  { wanted, window }: { wanted: Set<string>; window: (step: Step) => boolean },
): boolean {
  const steps = stepsOf(issue, history);
  const first = steps[0] ? steps[0].from : field.values(issue)[0];
  const born: Step = { from: undefined, to: first, at: issue.createdAt, by: issue.creator };
  return [born, ...steps].some((step) => wanted.has(step.to ?? '') && window(step));
}

const stepsOf = (issue: Issue, history: string): Step[] =>
  issue.changes.flatMap(({ at, by, items }: Change) =>
    items.filter(({ fieldId }) => fieldId === history).map(({ from, to }) => ({ from, to, at, by })),
  );

function idsOf(asker: Asker, term: Term, field: SetField, word: Predicate['word']): Set<string> | undefined {
  const found = term.predicates.find((one) => one.word === word);
  return found && new Set(valuesOf(asker, found.operand, field, term.field));
}

function valuesOf(asker: Asker, operand: Operand, field: SetField, name: string): string[] {
  if (operand.kind === 'empty') return [''];
  if (operand.kind === 'list') return operand.items.flatMap((item) => valuesOf(asker, item, field, name));
  return field.resolve(asker, operand, name);
}

/** Whether a step lies where AFTER, BEFORE, ON, DURING and BY put it. */
function windowOf(asker: Asker, predicates: Predicate[]): (step: Step) => boolean {
  const tests = predicates.map((predicate) => predicateTest(asker, predicate));
  return (step) => tests.every((test) => test(step));
}

type StepTest = (step: Step) => boolean;

function predicateTest(asker: Asker, { word, operand }: Predicate): StepTest {
  const make = tests[word];
  return make ? make(asker, operand) : () => true;
}

const compared =
  (word: string, test: (at: number, moment: number) => boolean) =>
  (asker: Asker, operand: Operand): StepTest => {
    const moment = momentOf(word, operand, asker.now);
    return ({ at }) => test(at, moment);
  };

const tests: Partial<Record<Predicate['word'], (asker: Asker, operand: Operand) => StepTest>> = {
  after: compared('after', (at, moment) => at > moment),
  before: compared('before', (at, moment) => at < moment),
  on: compared('on', (at, moment) => at >= moment && at < moment + 86_400_000),
  during: (asker, operand) => {
    const [from, to] = operand.kind === 'list' ? operand.items : [];
    if (!from || !to) throw badRequest('\'DURING\' takes two dates, as in DURING ("2026/01/01", now()).');
    const [start, end] = [momentOf('during', from, asker.now), momentOf('during', to, asker.now)];
    return ({ at }) => at >= start && at <= end;
  },
  by: (asker, operand) => {
    const logins = resolvers.person(asker, operand, 'by');
    return ({ by }) => logins.includes(by);
  },
};
