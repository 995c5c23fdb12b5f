import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { openGround } from './harness/ground.js';
import type { FaultRow, Outcome } from './harness/row.js';
import { runMatrix } from './harness/run-matrix.js';
import { rows } from './rows/index.js';

/** Runs what the arguments name, prints the matrix and writes it beside this file. Returns the exit code; `atEnd` keeps what is to be closed. */
export async function testFaults(
  given: string[],
  atEnd: (work: () => Promise<void>) => void,
): Promise<number> {
  const { values } = parseArgs({
    args: given,
    options: {
      rows: { type: 'string', default: '' },
      seeds: { type: 'string', default: '50' },
      hubs: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
    },
  });
  const outcomes: Outcome[] = [];
  const ground = await openGround();
  atEnd(() => ground.close());
  const choice = {
    rows: chosen(values.rows, values.quick),
    seeds: Number(values.seeds),
    hubs: list(values.hubs).map(Number),
  };
  await runMatrix(ground, choice, (outcome) => {
    outcomes.push(outcome);
    process.stdout.write(line(outcome));
  });
  const held = outcomes.filter((one) => one.held === one.seeds).length;
  process.stdout.write(`\n${held} of ${outcomes.length} rows held in every seed\n`);
  await writeFile(
    'test/faults/report.json',
    `${JSON.stringify({ at: new Date().toISOString(), outcomes }, null, 2)}\n`,
  );
  return held === outcomes.length ? 0 : 1;
}

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
  const head = `${row.padEnd(4)} ${hubs} hub${hubs === 1 ? ' ' : 's'}  ${`${held}/${seeds}`.padStart(7)}  ${String(seconds).padStart(6)} s  ${fault}\n`;
  const more = broken.map(
    ({ seed, provider, why }) => `       seed ${seed} (${provider}): ${why.join('; ')}\n`,
  );
  return head + (note === undefined ? '' : `       ${note}\n`) + more.join('');
}
