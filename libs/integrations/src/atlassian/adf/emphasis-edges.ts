import { characterAt, characterBefore, type CharacterKind, kindOf } from './characters.js';
import type { Run } from './inline-run.js';

/**
 * Moves the edges of emphasis to where Markdown can say them: `**` cannot stand next to a space it should hold, nor between a letter and
 * a sign. Jira's "**Status: **done" becomes "**Status**: done".
 */
export function settleEdges(runs: readonly Run[]): Run[] {
  if (runs.every((run) => run.emphases.length === 0)) return [...runs];
  const opened = settled(runs.flatMap(pieces), (run) => kindOf(characterAt(run.text, 0)), endOf);
  const closed = settled(
    opened.toReversed(),
    (run) => kindOf(characterBefore(run.text, run.text.length)),
    startOf,
  );
  return closed.toReversed();
}

/** Drops each emphasis that begins at a run whose edge does not allow it; `inside` and `outside` look at the two sides of the edge. */
function settled(
  runs: readonly Run[],
  inside: (run: Run) => CharacterKind,
  outside: (run: Run | undefined) => CharacterKind,
): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const previous = result.at(-1);
    const kind = inside(run);
    const holds = kind === 'word' || (kind === 'punctuation' && outside(previous) !== 'word');
    const emphases = run.emphases.filter(
      (emphasis) => holds || previous?.emphases.includes(emphasis) === true,
    );
    result.push(emphases.length === run.emphases.length ? run : { ...run, emphases });
  }
  return result;
}

function endOf(run: Run | undefined): CharacterKind {
  if (run === undefined) return 'space';
  return isSigned(run) ? 'punctuation' : kindOf(characterBefore(run.text, run.text.length));
}

function startOf(run: Run | undefined): CharacterKind {
  if (run === undefined) return 'space';
  return isSigned(run) ? 'punctuation' : kindOf(characterAt(run.text, 0));
}

function isSigned(run: Run): boolean {
  return run.code || run.link !== undefined;
}

/** The run cut into spaces, signs, words, signs and spaces, so that an edge can move by whole pieces. */
function pieces(run: Run): Run[] {
  if (run.emphases.length === 0) return [run];
  const { text } = run;
  const spaces = leading(text, 0, 'space');
  const signs = leading(text, spaces, 'punctuation');
  const spacesAfter = Math.max(signs, trailing(text, text.length, 'space'));
  const signsAfter = Math.max(signs, trailing(text, spacesAfter, 'punctuation'));
  const cuts = [0, spaces, signs, signsAfter, spacesAfter, text.length];
  return cuts.slice(1).flatMap((end, index) => {
    const piece = text.slice(cuts[index], end);
    return piece === '' ? [] : [{ ...run, text: piece }];
  });
}

function leading(text: string, from: number, kind: CharacterKind): number {
  let at = from;
  while (at < text.length && kindOf(characterAt(text, at)) === kind) at += characterAt(text, at).length;
  return at;
}

function trailing(text: string, from: number, kind: CharacterKind): number {
  let at = from;
  while (at > 0 && kindOf(characterBefore(text, at)) === kind) at -= characterBefore(text, at).length;
  return at;
}
