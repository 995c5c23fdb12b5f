import { parseArgs } from 'node:util';

/** What was typed is not understood; `message` says what to type. */
export class Misunderstood extends Error {
  override readonly name = 'Misunderstood';
}

const verbs = ['status', 'rotate', 'drop', 'rewrap', 'shred'] as const;

/** What an operator asked for. Seconds. */
export interface KeyWords {
  readonly verb: (typeof verbs)[number];
  /** A company's short name; undefined for all. */
  readonly company: string | undefined;
  readonly settle: number;
  readonly olderThan: number;
}

const usage = `npm run keys -- status [--company NAME]
npm run keys -- rotate --company NAME | --all [--settle SECONDS]
npm run keys -- drop [--older-than DAYS]
npm run keys -- rewrap
npm run keys -- shred --company NAME --yes-really`;

const day = 86_400;

/** Reads the words behind `npm run keys --`. Throws Misunderstood. */
export function readWords(words: readonly string[]): KeyWords {
  const { positionals, values } = parsed(words);
  const [typed, ...others] = positionals;
  const verb = verbs.find((one) => one === typed);
  const { company, all = false } = values;
  if (!verb || others.length > 0) throw new Misunderstood(usage);
  if (verb === 'rotate' && (company === undefined) !== all) throw new Misunderstood(usage);
  if (verb === 'shred') requireSure(company, values['yes-really']);
  const olderThan = numberOf(values['older-than'], 30) * day;
  return { verb, company, settle: numberOf(values.settle, 70), olderThan };
}

function numberOf(text: string | undefined, usual: number): number {
  const value = Number(text ?? usual);
  if (value >= 0) return value;
  throw new Misunderstood(usage);
}

function requireSure(company: string | undefined, isSure = false): void {
  if (company === undefined) throw new Misunderstood(usage);
  if (!isSure)
    throw new Misunderstood(
      `This destroys the keys of ${company}: nothing that is sealed for it can ever be read again. Add --yes-really.\n${usage}`,
    );
}

function parsed(words: readonly string[]) {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
  const options = { company: text, all: flag, settle: text, 'older-than': text, 'yes-really': flag };
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (cause) {
    throw new Misunderstood(`${(cause as Error).message}\n${usage}`);
  }
}
