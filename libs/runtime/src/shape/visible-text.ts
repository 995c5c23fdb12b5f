// What a reader does not see and a model does (Unicode TR36, TR39): zero-width characters, bidirectional controls, tags, fillers.
// Joiners stay where writing needs them: inside emoji and after letters of the scripts that are written joined.
const invisible =
  /(?<!\p{Extended_Pictographic}\uFE0F?\p{EMod}?)\uFE0F|(?<![\p{Extended_Pictographic}\uFE0F\p{EMod}\p{scx=Arab}\p{scx=Deva}\p{scx=Beng}\p{scx=Mlym}])[\u200C\u200D]|(?![\uFE0F\u200C\u200D])\p{DI}|[\uFFF9-\uFFFB]/gu;
const controls = /(?![\t\n\r])\p{Cc}/gu;

/** `text` without what cannot be seen. */
export function visibleText(text: string): string {
  return text.replace(invisible, '').replace(controls, '');
}

// Plain text has none of it, and one cheap test spares the copying.
const isPlain = /^[\t\n\r -~\u00A1-\u00AC\u00AE-\u024F]*$/;

/** A copy of a JSON value with every text in it made visible. */
export function visible(value: unknown): unknown {
  if (typeof value === 'string') return isPlain.test(value) ? value : visibleText(value);
  if (Array.isArray(value)) return value.map(visible);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = visible((value as Record<string, unknown>)[key]);
  return copy;
}
