import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import type { Unconfirmed } from '@hub/connections';

import { type ClosingReport, closeCompany } from '../close-company.js';
import type { Desk } from './desk.js';
import { Misused } from './misused.js';

const usage = `npm run company -- kill NAME --yes-really [--patience SECONDS]`;
const mostShown = 50;

/** Closes a company and ends all that its people had connected. Throws Misused with what to type instead. */
export async function companyCommand(desk: Desk, words: readonly string[], output: Writable): Promise<void> {
  const { name, patience } = asked(words);
  const company = await desk.companies.find(name);
  if (!company) throw new Misused(`There is no company ${name}.`);
  const tell = (line: string): void => void output.write(`${line}\n`);
  tell(`Closing ${company.name} (${company.slug}).`);
  const { companies, departures, connections, list } = desk;
  const parts = { companies, departures, revocations: connections.revocations, list };
  const report = await closeCompany(parts, company, { patience, tell });
  for (const line of linesOf(report)) tell(line);
  for (const one of await list.ofCompany(company.id, mostShown)) tell(`  ${lineOf(one)}`);
}

function asked(words: readonly string[]): { name: string; patience: number } {
  const { positionals, values } = parsed(words);
  const [verb, name = '', ...others] = positionals;
  const patience = Number(values.patience ?? 600);
  if (verb !== 'kill' || name === '' || others.length > 0 || !(patience >= 0)) throw new Misused(usage);
  if (!values['yes-really']) throw new Misused(`This cannot be undone. Add --yes-really.\n${usage}`);
  return { name, patience };
}

const lineOf = ({ state, providerTitle, account, problem, page }: Unconfirmed): string =>
  [state.padEnd(10), providerTitle, account, problem, page].filter((part) => part !== undefined).join('  ');

function linesOf({ refusedAfter, connections, takenAwayAfter, seconds, tokens }: ClosingReport): string[] {
  const { open, confirmed, shared, impossible, lost, expired } = tokens;
  return [
    '',
    `Calls refused after         ${refusedAfter.toFixed(2)} s`,
    `Connections taken away      ${connections} in ${takenAwayAfter.toFixed(1)} s`,
    `Ended at their provider     ${confirmed}`,
    `Kept for another connection ${shared}`,
    `Still to be confirmed       ${open}`,
    `To be ended by hand         ${impossible + lost + expired}`,
    `In all                      ${seconds.toFixed(1)} s`,
    open > 0
      ? 'The workers go on with what is to be confirmed; so does this command, run again.'
      : 'Nothing is left to try.',
  ];
}

function parsed(words: readonly string[]) {
  const options = { 'yes-really': { type: 'boolean' }, patience: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (cause) {
    throw new Misused(`${(cause as Error).message}\n${usage}`);
  }
}
