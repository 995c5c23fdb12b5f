import { once } from 'node:events';
import type { Writable } from 'node:stream';

import { Audit, type AuditProblem, type AuditReport, type CompanyHead } from '@hub/identity';
import { Database, type Env, loginsOf } from '@hub/platform';

import type { AuditWords } from './words.js';

type Print = (line: string) => Promise<void>;

/** Does one of the commands about records. Returns whether every chain is whole. Throws for a company that does not exist. */
export async function auditCommand(env: Env, words: AuditWords, output: Writable): Promise<boolean> {
  const database = new Database({ ...loginsOf(env), pool: 2, entities: [], migrations: [] });
  await database.open();
  const print: Print = async (line) => {
    if (!output.write(`${line}\n`)) await once(output, 'drain');
  };
  try {
    const audit = new Audit(database);
    const companies = await audit.heads(words.company);
    if (words.company !== undefined && companies.length === 0)
      throw new Error(`There is no company ${words.company}.`);
    return await answer(audit, companies, { words, print });
  } finally {
    await database.close();
  }
}

async function answer(
  audit: Audit,
  companies: readonly CompanyHead[],
  { words, print }: { words: AuditWords; print: Print },
): Promise<boolean> {
  switch (words.verb) {
    case 'heads':
      for (const { companyId, slug, seq, hash } of companies)
        await print(JSON.stringify({ company: companyId, name: slug, seq, hash }));
      return true;
    case 'export':
      for (const { companyId } of companies)
        await audit.export(companyId, words, (line) => print(JSON.stringify(line)));
      return true;
    case 'verify':
      return verifyAll(audit, companies, { heads: words.heads, print });
  }
}

async function verifyAll(
  audit: Audit,
  companies: readonly CompanyHead[],
  { heads, print }: { heads: (AuditWords & { verb: 'verify' })['heads']; print: Print },
): Promise<boolean> {
  let isWhole = true;
  for (const { companyId, slug } of companies) {
    const known = heads.filter(({ company }) => company === companyId);
    const report = await audit.verify(companyId, known);
    if (report.problem) isWhole = false;
    await print(`${slug.padEnd(20)} ${sentence(report, known.length)}`);
  }
  return isWhole;
}

function sentence({ problem, steps, records, forgotten, head }: AuditReport, known: number): string {
  if (problem) return `BROKEN: ${wordsOf(problem)}`;
  const facts = [`${records} records in ${steps} steps`, `head ${head.seq} ${head.hash}`];
  if (forgotten > 0) facts.push(`${forgotten} forgotten on purpose`);
  if (known > 0) facts.push(`${known} noted heads are in it`);
  return `whole: ${facts.join(', ')}`;
}

const things = {
  calls: 'the call',
  events: 'the event',
  audit_steps: 'a step of the chain',
  audit_heads: 'the head of the chain',
};
const states = {
  missing: 'is missing or was moved in time',
  changed: 'is not as it was written',
  unnamed: 'was written past the chain',
};

function wordsOf({ in: place, problem, id, seq, at }: AuditProblem): string {
  const where = [at && `of ${at}`, seq && `(step ${seq})`].filter(Boolean).join(' ');
  return `${things[place]}${id ? ` ${id}` : ''} ${states[problem]} ${where}`.trim();
}
