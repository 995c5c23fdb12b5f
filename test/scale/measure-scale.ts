import { parseArgs } from 'node:util';

import { openGround } from './ground.js';
import { type Ahead, type CallCost, costOfCalls, renewAhead, type Stampede, stampede } from './hubs.js';
import { loadRows, sealSamples } from './load-rows.js';
import { type Measured, measureStatements } from './statements.js';

interface Size extends Measured {
  readonly rows: number;
  readonly cost: CallCost;
}

const least = { perSecond: 870, hotShare: 0.95 };
const most = { cpuRatio: 1.25, stampede: 300 };

/** Loads one size after the other, measures each, and prints the tables of docs/scale.md. Returns the exit code: 1 when a goal was missed. */
export async function measureScale(
  given: string[],
  atEnd: (work: () => Promise<void>) => void,
): Promise<number> {
  const options = { rows: { type: 'string', default: '10000,100000,1000000,4000000' } } as const;
  const { values } = parseArgs({ args: given, options });
  const wanted = values.rows
    .split(',')
    .map(Number)
    .toSorted((a, b) => a - b);
  const ground = await openGround();
  atEnd(() => ground.close());
  const sizes: Size[] = [];
  let have = 0;
  let last: { ahead: Ahead; rush: Stampede } | undefined;
  for (const rows of wanted) {
    const began = performance.now();
    await loadRows(ground, have, rows);
    have = rows;
    const people = await sealSamples(ground, rows);
    say(`${rows} connections loaded in ${Math.round((performance.now() - began) / 1_000)} s`);
    sizes.push({
      rows,
      ...(await measureStatements(ground, people)),
      cost: await costOfCalls(ground, people),
    });
    say(`${rows} connections measured`);
    if (rows === wanted.at(-1))
      last = { rush: await stampede(ground, people), ahead: await renewAhead(ground, people) };
  }
  say(tables(sizes, last));
  const missed = goals(sizes, last).filter(({ met }) => !met);
  say(missed.length === 0 ? 'Every goal was met.' : `Missed: ${missed.map(({ name }) => name).join(', ')}`);
  return missed.length === 0 ? 0 : 1;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const ms = (value: number): string => value.toFixed(3);

function tables(sizes: readonly Size[], last: { ahead: Ahead; rush: Stampede } | undefined): string {
  const heads = [
    'connections',
    'look-up p50 ms',
    'p99 ms',
    'in PostgreSQL ms',
    '50 due rows p50 ms',
    'keep a token p50 ms',
    'HOT %',
    'hub CPU ms a call',
    'PostgreSQL CPU ms',
  ];
  const rows = sizes.map(({ rows, lookUp, due, update, cost }) => [
    String(rows),
    ms(lookUp.p50),
    ms(lookUp.p99),
    ms(lookUp.plan.milliseconds),
    ms(due.p50),
    ms(update.p50),
    (update.hotShare * 100).toFixed(1),
    ms(cost.hub),
    ms(cost.postgres),
  ]);
  const stored = sizes.flatMap(({ rows, sizes: tables }) =>
    Object.entries(tables).map(([name, { table, indexes }]) => [
      String(rows),
      name,
      String(table),
      String(indexes),
    ]),
  );
  const [final] = sizes.slice(-1);
  return [
    table(heads, rows),
    table(['connections', 'table', 'MB', 'indexes MB'], stored),
    `Look-up by: ${final?.lookUp.plan.scans.join(', ')}; whole tables: ${final?.lookUp.plan.wholeTables.join(', ') || 'none'}`,
    `Due rows by: ${final?.due.plan.scans.join(', ')}; whole tables: ${final?.due.plan.wholeTables.join(', ') || 'none'}`,
    table(
      ['goal', 'wanted', 'reached', 'met'],
      goals(sizes, last).map(({ name, wanted, reached, met }) => [name, wanted, reached, met ? 'yes' : 'no']),
    ),
  ].join('\n\n');
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

interface Goal {
  readonly name: string;
  readonly wanted: string;
  readonly reached: string;
  readonly met: boolean;
}

function goals(sizes: readonly Size[], last: { ahead: Ahead; rush: Stampede } | undefined): Goal[] {
  const whole = sizes.flatMap(({ lookUp, due }) => [...lookUp.plan.wholeTables, ...due.plan.wholeTables]);
  const hot = Math.min(...sizes.map(({ update }) => update.hotShare));
  return [
    goal('tables read from end to end', 'none', whole.join(', ') || 'none', whole.length === 0),
    goal('HOT share of token updates', '≥ 95 %', `${(hot * 100).toFixed(1)} %`, hot >= least.hotShare),
    ...ratioGoal(sizes),
    ...(last ? processGoals(last) : []),
  ];
}

const goal = (name: string, wanted: string, reached: string, met: boolean): Goal => ({
  name,
  wanted,
  reached,
  met,
});

function ratioGoal(sizes: readonly Size[]): Goal[] {
  const small = sizes.find(({ rows }) => rows === 100_000) ?? sizes[0];
  const large = sizes.at(-1);
  if (!small || !large || small === large) return [];
  const ratio = large.cost.hub / small.cost.hub;
  return [
    goal(
      `hub CPU a call, ${large.rows} against ${small.rows}`,
      '≤ 1.25',
      ratio.toFixed(2),
      ratio <= most.cpuRatio,
    ),
  ];
}

function processGoals({ ahead, rush }: { ahead: Ahead; rush: Stampede }): Goal[] {
  const { perSecond, twice, renewed } = ahead;
  return [
    goal(
      'renewed ahead a second, 4 workers, 150 ms',
      '≥ 870',
      perSecond.toFixed(0),
      perSecond >= least.perSecond,
    ),
    goal('refresh tokens shown twice', '0', `${twice} of ${renewed}`, twice === 0),
    goal(
      '1,000 calls from 4 hubs on one expired token: grants',
      '1',
      String(rush.grants),
      rush.grants === 1 && rush.failed === 0,
    ),
    goal(
      'their p99, the endpoint taking 150 ms',
      '≤ 300 ms',
      `${rush.p99.toFixed(0)} ms`,
      rush.p99 <= most.stampede,
    ),
  ];
}
