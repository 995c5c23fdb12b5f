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

/** The first line of a commit message. */
export const titleOf = (message: string): string => clip(message.split('\n', 1)[0] ?? '', 160);
