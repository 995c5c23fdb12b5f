export type Side = 'LEFT' | 'RIGHT';

/** One hunk's lines on each side, first and last included; absent where the hunk has none. */
export interface Hunk {
  readonly LEFT: readonly [number, number] | undefined;
  readonly RIGHT: readonly [number, number] | undefined;
}

export interface LineComment {
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  readonly start_line?: number | undefined;
  readonly start_side?: Side | undefined;
}

const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm;

const rangeOf = (
  start: string | undefined,
  count: string | undefined,
): readonly [number, number] | undefined => {
  const length = Number(count ?? 1);
  return length === 0 ? undefined : [Number(start), Number(start) + length - 1];
};

/** The hunks of one file's unified diff; GitHub takes comments on their lines and on no others. */
export function hunksOf(patch: string): Hunk[] {
  return [...patch.matchAll(header)].map(([, oldStart, oldCount, newStart, newCount]) => ({
    LEFT: rangeOf(oldStart, oldCount),
    RIGHT: rangeOf(newStart, newCount),
  }));
}

const holds = (hunk: Hunk, side: Side, line: number): boolean => {
  const range = hunk[side];
  return range !== undefined && line >= range[0] && line <= range[1];
};

const rangesOf = (hunks: readonly Hunk[], side: Side): string =>
  hunks.flatMap((hunk) => (hunk[side] === undefined ? [] : [hunk[side].join('-')])).join(', ') || 'none';

/** Why GitHub would refuse a comment, with the lines it would take; undefined when it is fine. `patches` are the diffs by path. */
export function problemWith(
  comment: LineComment,
  patches: ReadonlyMap<string, string | undefined>,
): { field: 'path' | 'line' | 'start_line'; problem: string } | undefined {
  const { path, line, side, start_line: start, start_side: startSide = side } = comment;
  if (!patches.has(path)) return { field: 'path', problem: `${path} is not changed by this pull request` };
  const hunks = hunksOf(patches.get(path) ?? '');
  if (hunks.length === 0)
    return { field: 'path', problem: `GitHub shows no diff for ${path}, so its lines take no comment` };
  const hunk = hunks.find((one) => holds(one, side, line));
  if (hunk === undefined)
    return {
      field: 'line',
      problem: `Line ${line} is not in the diff; lines on ${side}: ${rangesOf(hunks, side)}`,
    };
  if (start === undefined || (holds(hunk, startSide, start) && (start < line || startSide !== side)))
    return undefined;
  return {
    field: 'start_line',
    problem: `Line ${start} must come before line ${line} in the same part of the diff: ${rangesOf([hunk], startSide)}`,
  };
}
