import type { MissingValue } from '../api/chat-types.js';
import { fieldText } from '../format/form.js';

/** What a person entered, in the forms that the call needs, and what is wrong with it by field. */
export function valuesIn(missing: readonly MissingValue[], form: FormData) {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const { field, type } of missing) {
    const text = fieldText(form, field).trim();
    if (text === '') problems[field] = 'Fill this in.';
    else if (type === 'number' && !Number.isFinite(Number(text))) problems[field] = 'Enter a number.';
    else values[field] = read(type, text);
  }
  return { values, problems };
}

function read(type: MissingValue['type'], text: string): unknown {
  if (type === 'number') return Number(text);
  if (type === 'yes_no') return text === 'true';
  if (type === 'list')
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  return text;
}
