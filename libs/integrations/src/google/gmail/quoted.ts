/** The verb with which mail programs introduce quoted text: "On … Ben wrote:" in the languages that they are used in. */
const wrote =
  /(?<!\p{L})(?:wrote|writes|schrieb|écrit|escribió|scritto|escreveu|schreef|skrev|kirjoitti|pisze|napisał|написала?|написа|пише)(?!\p{L})|写道|のメッセージ|작성/iu;

const divider =
  /^[-_ ]{0,12}(?:original message|message d'origine|ursprüngliche nachricht|mensaje original|messaggio originale|oprindelig besked|oorspronkelijk bericht)[-_ ]{0,12}$/i;

const from = /^\*?(?:from|von|de|da|van|от)\s?:\*? .*(?:@|<)/i;
const next = /^\*?(?:sent|date|to|gesendet|datum|an|envoyé|à|enviado|para|inviato|verzonden|дата|до)\s?:/i;

const longestLine = 400;

/**
 * A plain text without the history that mail programs quote below an answer. Answers between quoted lines stay, with those lines;
 * a text that is all history stays whole.
 */
export function withoutHistory(text: string): string {
  const lines = text.split('\n');
  const cut = historyAt(lines);
  const answer = lines
    .slice(0, cut)
    .join('\n')
    .replace(/\n[-_]{3,80}\s{0,3}$/, '')
    .trimEnd();
  return /\S/.test(answer) ? answer : text.trim();
}

function historyAt(lines: readonly string[]): number {
  const isQuoted = (line: string): boolean => line.startsWith('>');
  const tail = lines.findLastIndex((line) => line.trim() !== '' && !isQuoted(line)) + 1;
  const lastBetween = lines.slice(0, tail).findLastIndex(isQuoted);
  const found = lines.findIndex((_line, index) => startsHistory(lines, index, lastBetween));
  if (found >= 0) return found;
  return lines.slice(tail).some(isQuoted) ? tail : lines.length;
}

/** `lastBetween` is the last quoted line with an answer below it: what introduces that is not the end of what is new. */
function startsHistory(lines: readonly string[], index: number, lastBetween: number): boolean {
  const line = lineAt(lines, index);
  if (line === '') return false;
  if (divider.test(line)) return true;
  if (from.test(line)) return next.test(lineAt(lines, index + 1));
  return index > lastBetween && isAttribution(line, lineAt(lines, index + 1));
}

// An attribution may be broken into two lines; either way it says when or who.
function isAttribution(line: string, following: string): boolean {
  const end = /[:：]$/.test(line) ? line : `${line} ${following}`;
  return /[:：]$/.test(end) && (/\d/.test(line) || line.includes('@')) && wrote.test(end);
}

const lineAt = (lines: readonly string[], index: number): string =>
  (lines[index] ?? '').slice(0, longestLine).trim();
