/** How many characters of a body and of a comment an answer carries unless asked for more. */
export const bodyLength = 6_000;
export const commentLength = 1_500;

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/** The first `max` characters of `text`, whole characters only. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return text.slice(0, isHighSurrogate(text.charCodeAt(max - 1)) ? max - 1 : max);
}

/** `text` up to `max` characters; what was left out is said at the end, with `rest` as the way to get it. Absent text is empty. */
export function cut(
  text: string | null | undefined,
  max: number,
  rest = 'open the url for the rest',
): string {
  const whole = text ?? '';
  if (whole.length <= max) return whole;
  const kept = clip(whole, max);
  return `${kept}\n[${whole.length - kept.length} of ${whole.length} characters left out: ${rest}]`;
}

/** `max` characters of `text` from `offset` on; what is left out behind them is said, with the offset that goes on. */
export function cutFrom(text: string | null | undefined, offset: number, max: number): string {
  const left = (text ?? '').slice(offset);
  const reached = offset + clip(left, max).length;
  return cut(left, max, `ask with offset ${reached}`);
}

/** The last `lines` lines of `text` within `max` characters, and how many lines came before them. */
export function tail(text: string, lines: number, max: number): { text: string; omitted: number } {
  const all = text.trimEnd().split('\n');
  const kept: string[] = [];
  let length = 0;
  for (const line of all.slice(-lines).toReversed()) {
    length += line.length + 1;
    if (length > max && kept.length > 0) break;
    kept.push(clip(line, max));
  }
  return { text: kept.toReversed().join('\n'), omitted: all.length - kept.length };
}

/** Characters of JSON that the entries of one answer may have together, a little less than the hub hands on. */
const room = 20_000;

/** The last of `entries`, oldest first, as far as an answer holds them `beside` what else it says; the very last in any case. */
export function latestOf<Entry>(entries: readonly Entry[], beside: unknown = ''): Entry[] {
  let used = JSON.stringify(beside).length;
  const first = entries.findLastIndex((entry, index) => {
    used += JSON.stringify(entry).length;
    return used > room && index < entries.length - 1;
  });
  return entries.slice(first + 1);
}

/** The first line of a commit message. */
export const titleOf = (message: string): string => clip(message.split('\n', 1)[0] ?? '', 160);
