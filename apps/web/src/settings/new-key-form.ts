import { fieldText } from '../format/form.js';
import type { NewKey } from '../api/types.js';
import { words } from '../words/index.js';

const day = 86_400_000;

/** Reads the form of a new key; `problems` names each field that cannot stay so. `now` in milliseconds. */
export function newKeyOf(
  form: FormData,
  now: number,
): { key: NewKey; problems: Readonly<Record<string, string>> } {
  const name = fieldText(form, 'name').trim();
  const skills = form.get('which') === 'some' ? form.getAll('skill').map(String) : null;
  const days = Number(form.get('days'));
  return {
    key: {
      name,
      kind: 'personal',
      skills,
      ...(days > 0 && { expires_at: new Date(now + days * day).toISOString() }),
    },
    problems: {
      ...(name === '' && { name: words.settings.keyNameMissing }),
      ...(skills?.length === 0 && { skills: words.settings.keySkillsMissing }),
    },
  };
}
