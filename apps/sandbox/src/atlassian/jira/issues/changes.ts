import type { Fields } from '../body.js';
import { isFields } from '../body.js';
import type { JiraCall } from '../call.js';
import { badFields } from '../errors.js';
import type { ChangeItem, Issue } from '../state/model.js';

import { operationsValue } from './operations.js';
import { FieldProblem } from './problem.js';
import type { Write, Writer } from './writers.js';

/** Writes for `fields` and `update` of a request; collects what is wrong with any of them, then throws 400. */
export function plannedWrites(
  call: JiraCall,
  issue: Issue,
  given: { fields: Fields; update: Fields },
  writers: Readonly<Record<string, Writer>>,
): Write[] {
  const problems: Record<string, string> = {};
  const writes: Write[] = [];
  const plan = (name: string, work: (writer: Writer) => Write): void => {
    const writer = Object.hasOwn(writers, name) ? writers[name] : undefined;
    try {
      if (!writer)
        throw new FieldProblem(
          `Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`,
        );
      writes.push(work(writer));
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error;
      problems[name] = error.message;
    }
  };
  for (const [name, value] of Object.entries(given.fields))
    plan(name, (writer) => writer(call, issue, value));
  for (const [name, operations] of Object.entries(given.update)) {
    plan(name, (writer) => writer(call, issue, operationsValue(issue, name, operations)));
  }
  if (Object.keys(problems).length > 0) throw badFields(problems);
  return writes;
}

/** Makes the changes and notes them in the issue's history; what stays as it was is not noted. */
export function makeChanges(
  call: JiraCall,
  issue: Issue,
  writes: readonly Write[],
  metadata?: unknown,
): void {
  for (const { apply } of writes) apply();
  note(
    call,
    issue,
    writes.map(({ item }) => item),
    metadata,
  );
}

function note(call: JiraCall, issue: Issue, items: ChangeItem[], metadata: unknown): void {
  const now = call.world.clock.now();
  const real = items.filter((item) => item.from !== item.to || item.fromText !== item.toText);
  issue.updatedAt = now;
  if (real.length === 0) return;
  const id = String(call.site.nextId());
  issue.changes.push({
    id,
    by: call.login,
    at: now,
    items: real,
    metadata: isFields(metadata) ? metadata : undefined,
  });
}
