import { ToolError } from '@hub/kit';

/** Characters of JSON: beyond `soft` a list loses its last items, beyond `hard` texts are cut as well. */
export const budget = { soft: 24_000, hard: 80_000 } as const;

type Answer = Record<string, unknown>;

/** An answer that fits. `kept` is how many items of its list are left, undefined when none were dropped. */
export interface Fitted {
  readonly answer: Answer;
  readonly kept: number | undefined;
  readonly note: string | undefined;
}

const sizeOf = (value: unknown): number => (JSON.stringify(value) ?? '').length;

/** What is left of `room` characters after a value as JSON, at least: without writing it, and counting each sign as escaped. */
function roomAfter(value: unknown, room: number): number {
  if (room < 0) return room;
  if (typeof value === 'string') return room - 2 * value.length - 3;
  if (typeof value !== 'object' || value === null) return room - 25;
  return Array.isArray(value) ? roomAfterAll(value, room - 2) : roomAfterParts(value, room - 2);
}

function roomAfterAll(items: readonly unknown[], room: number): number {
  let left = room;
  for (let at = 0; at < items.length && left >= 0; at += 1) left = roomAfter(items[at], left - 1);
  return left;
}

function roomAfterParts(value: object, room: number): number {
  let left = room;
  for (const key in value) {
    if (left < 0) return left;
    left = roomAfter((value as Record<string, unknown>)[key], left - 2 * key.length - 4);
  }
  return left;
}

/** Cuts an answer down to the budget and says what it did. Throws ToolError `upstream` when nothing helps. */
export function fit(answer: Answer): Fitted {
  if (roomAfter(answer, budget.soft) >= 0 || sizeOf(answer) <= budget.soft)
    return { answer, kept: undefined, note: undefined };
  const listed = fitList(answer);
  if (sizeOf(listed.answer) <= budget.hard) return listed;
  const shorter = cutTexts(listed.answer, 4_000) as Answer;
  const note = [listed.note, 'Long texts were cut.'].filter(Boolean).join(' ');
  if (sizeOf(shorter) <= budget.hard) return { answer: shorter, kept: listed.kept, note };
  throw new ToolError('upstream', 'The answer is too large to hand on. Ask for less at a time.');
}

/** The name of the list that an answer is about: `items`, or else its longest. */
export function listOf(answer: Answer): string | undefined {
  if (Array.isArray(answer['items'])) return 'items';
  const lists = Object.keys(answer).filter((key) => Array.isArray(answer[key]));
  return lists.sort((a, b) => sizeOf(answer[b]) - sizeOf(answer[a]))[0];
}

function fitList(answer: Answer): Fitted {
  const name = listOf(answer);
  if (name === undefined) return { answer, kept: undefined, note: undefined };
  const items = answer[name] as unknown[];
  const kept = fitting(items, budget.soft - (sizeOf(answer) - sizeOf(items)));
  if (kept === items.length) return { answer, kept: undefined, note: undefined };
  return {
    answer: { ...answer, [name]: items.slice(0, kept) },
    kept,
    note: `Only ${kept} of ${items.length} ${name} are shown, to keep the answer short.`,
  };
}

function fitting(items: readonly unknown[], room: number): number {
  let used = 0;
  for (const [index, item] of items.entries()) {
    used += sizeOf(item) + 1;
    if (used > room && index > 0) return index;
  }
  return items.length;
}

function cutTexts(value: unknown, longest: number): unknown {
  if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest)}… (cut)` : value;
  if (Array.isArray(value)) return value.map((inner) => cutTexts(inner, longest));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cutTexts(inner, longest)]));
}
