import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import * as z from 'zod';

const usage = `npm run audit -- verify [--company NAME] [--heads FILE]
npm run audit -- heads [--company NAME]
npm run audit -- export --company NAME [--from 2026-11-01] [--to 2026-12-01]`;

const noted = z.object({
  company: z.uuid(),
  seq: z.string().regex(/^\d+$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A head that was printed before, with its company's id. */
export type NotedHead = z.output<typeof noted>;

/** What an operator asked for. `company` is a short name or an id, undefined for all. */
export type AuditWords =
  | { readonly verb: 'verify'; readonly company: string | undefined; readonly heads: readonly NotedHead[] }
  | { readonly verb: 'heads'; readonly company: string | undefined }
  | { readonly verb: 'export'; readonly company: string; readonly from: Date; readonly to: Date };

/** Reads the words behind `npm run audit --` and the file that they name. Throws an Error that says how to ask. */
export async function readAuditWords(words: readonly string[]): Promise<AuditWords> {
  const { positionals, values } = parsed(words);
  const { company, heads } = values;
  if (positionals.length !== 1) throw new Error(usage);
  const [verb = ''] = positionals;
  switch (verb) {
    case 'verify':
      return { verb: 'verify', company, heads: heads === undefined ? [] : await readHeads(heads) };
    case 'heads':
      return { verb: 'heads', company };
    case 'export': {
      if (company === undefined) throw new Error(usage);
      const [from, to] = [timeOf(values.from ?? '2000-01-01'), timeOf(values.to ?? '2100-01-01')];
      return { verb: 'export', company, from, to };
    }
    default:
      throw new Error(usage);
  }
}

function parsed(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { company: text, heads: text, from: text, to: text };
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch {
    throw new Error(usage);
  }
}

function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new Error(`${text} is no time. Write it as 2026-11-23 or 2026-11-23T12:00:00Z.`);
  return time;
}

async function readHeads(path: string): Promise<NotedHead[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, place) => {
    const head = noted.safeParse(jsonOf(line));
    if (head.success) return head.data;
    throw new Error(
      `Line ${place + 1} of ${path} is no head of a chain, as "npm run audit -- heads" prints them.`,
    );
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
