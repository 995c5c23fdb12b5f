import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { type Ground, openGround } from './harness/ground.js';
import { buildMutant, mutants } from './harness/mutants.js';
import type { FaultRow, Outcome } from './harness/row.js';
import { type Choice, runMatrix } from './harness/run-matrix.js';
import { rows } from './rows/index.js';

const options = {
  rows: { type: 'string', default: '' },
  seeds: { type: 'string', default: '50' },
  hubs: { type: 'string', default: '' },
  quick: { type: 'boolean', default: false },
  mutants: { type: 'boolean', default: false },
} as const;

/** A deliberately wrong hub, and whether its row has seen it. */
interface Caught {
  readonly mutant: string;
  readonly row: string;
  readonly isCaught: boolean;
  readonly why: string;
}

/**
 * Runs the rows that the arguments name, prints the matrix and writes it beside this file; with `--mutants` the wrong hubs that must
 * make rows fail. Returns the exit code; `atEnd` keeps what is to be closed.
 */
export async function testFaults(
  given: string[],
  atEnd: (work: () => Promise<void>) => void,
): Promise<number> {
  const { values } = parseArgs({ args: given, options });
  const ground = await openGround();
  atEnd(() => ground.close());
  const choice = {
    rows: chosen(values.rows, values.quick),
    seeds: Number(values.seeds),
    hubs: list(values.hubs).map(Number),
  };
  return values.mutants ? testMutants(ground, choice) : testRows(ground, choice);
}

async function testRows(ground: Ground, choice: Choice): Promise<number> {
  const outcomes: Outcome[] = [];
  await runMatrix(ground, choice, (outcome) => {
    outcomes.push(outcome);
    process.stdout.write(line(outcome));
  });
  const held = outcomes.filter((one) => one.held === one.seeds).length;
  process.stdout.write(`\n${held} of ${outcomes.length} rows held in every seed\n`);
  await report('report', { outcomes });
  return held === outcomes.length ? 0 : 1;
}

async function testMutants(ground: Ground, { seeds }: Choice): Promise<number> {
  const caught: Caught[] = [];
  for (const mutant of mutants) {
    const { dist, remove } = buildMutant(mutant);
    const wanted = { rows: chosen(mutant.row, false), seeds: Math.min(seeds, 6), hubs: [2], dist };
    await runMatrix(ground, wanted, ({ held, seeds: all, broken }) => {
      const why = broken[0]?.why.join('; ') ?? '';
      caught.push({ mutant: mutant.name, row: mutant.row, isCaught: held < all, why });
      process.stdout.write(
        `${held < all ? 'caught' : 'MISSED'}  ${mutant.row.padEnd(4)} ${mutant.name}: ${why}\n`,
      );
    }).finally(remove);
  }
  await report('mutants', { caught });
  return caught.every(({ isCaught }) => isCaught) ? 0 : 1;
}

const report = (name: string, content: object): Promise<void> =>
  writeFile(
    `test/faults/${name}.json`,
    `${JSON.stringify({ at: new Date().toISOString(), ...content }, null, 2)}\n`,
  );

const list = (text: string): string[] => text.split(',').filter((one) => one !== '');

function chosen(names: string, quick: boolean): readonly FaultRow[] {
  const wanted = list(names);
  const unknown = wanted.find((name) => !rows.some(({ id }) => id === name));
  if (unknown !== undefined)
    throw new Error(`There is no row ${unknown}, only ${rows.map(({ id }) => id).join(', ')}`);
  return rows.filter(
    (row) => (wanted.length === 0 || wanted.includes(row.id)) && (!quick || row.quick === true),
  );
}

function line({ row, fault, hubs, held, seeds, seconds, note, broken }: Outcome): string {
  const count = `${held}/${seeds}`.padStart(7);
  const head = `${row.padEnd(4)} ${hubs} hub${hubs === 1 ? ' ' : 's'}  ${count}  ${String(seconds).padStart(6)} s  ${fault}\n`;
  const more = broken.map(
    ({ seed, provider, why, answers }) =>
      `       seed ${seed} (${provider}): ${why.join('; ')}; last answers: ${answers.join(', ')}\n`,
  );
  return head + (note === undefined ? '' : `       ${note}\n`) + more.join('');
}
