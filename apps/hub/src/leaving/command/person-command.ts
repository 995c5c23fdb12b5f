import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { exportOf } from '../export/person-export.js';
import { erasedItem, leftItem } from '../people/bodies.js';
import { Misused } from './misused.js';
import type { Desk } from './desk.js';

const usage = `npm run person -- offboard --company NAME --email ADDRESS --yes-really
npm run person -- export   --company NAME --email ADDRESS > FILE
npm run person -- erase    --company NAME --email ADDRESS --yes-really`;

/** One person leaves, is handed their data, or is forgotten. Throws Misused with what to type instead. */
export async function personCommand(desk: Desk, words: readonly string[], output: Writable): Promise<void> {
  const { verb, company: name, email } = asked(words);
  const company = await desk.companies.find(name);
  if (!company) throw new Misused(`There is no company ${name}.`);
  const { id } = await desk.membership.find(company.id, email);
  const who = { companyId: company.id, id };
  const pieces =
    verb === 'export'
      ? exportOf(desk.database, who, null)
      : [`${JSON.stringify(await reportOf(desk, verb, who), undefined, 2)}\n`];
  for await (const piece of pieces) await written(output, piece);
}

type Verb = 'offboard' | 'export' | 'erase';

const isVerb = (text: string | undefined): text is Verb =>
  text === 'offboard' || text === 'export' || text === 'erase';

function asked(words: readonly string[]): { verb: Verb; company: string; email: string } {
  const { positionals, values } = parsed(words);
  const [verb, ...others] = positionals;
  const { company = '', email = '', 'yes-really': isSure = false } = values;
  if (!isVerb(verb) || others.length > 0 || company === '' || email === '') throw new Misused(usage);
  if (verb !== 'export' && !isSure) throw new Misused(`This cannot be undone. Add --yes-really.\n${usage}`);
  return { verb, company, email };
}

async function reportOf(
  { leaving }: Desk,
  verb: Exclude<Verb, 'export'>,
  { companyId, id }: { companyId: string; id: string },
): Promise<object> {
  return verb === 'erase'
    ? erasedItem(await leaving.erase('operator', companyId, id))
    : leftItem(await leaving.offboard('operator', companyId, id));
}

async function written(output: Writable, piece: string): Promise<void> {
  if (!output.write(piece)) await new Promise((drained) => output.once('drain', drained));
}

function parsed(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { company: text, email: text, 'yes-really': { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (cause) {
    throw new Misused(`${(cause as Error).message}\n${usage}`);
  }
}
