type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Seconds and fractions tell a reader nothing; the structure beside the text keeps them.
const moment = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|\+00:00)$/;

/** A value on one line: absent ones are empty, lists are joined, times are UTC to the minute. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replace(moment, '$1 $2').replace(/\s+/g, ' ').trim();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(cell).join(', ');
  if (!isObject(value)) return JSON.stringify(value);
  return Object.entries(value)
    .filter(([, inner]) => cell(inner) !== '')
    .map(([key, inner]) => `${key} ${cell(inner)}`)
    .join(', ');
}

const lineEnd = /[\n\r\u2028\u2029]/;

/** Whether a value reads well on one line. */
export function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 300 && !lineEnd.test(value);
  if (Array.isArray(value)) return value.every((inner) => !isObject(inner) && isShort(inner));
  return !isObject(value) || Object.values(value).every((inner) => !isObject(inner) && isShort(inner));
}
