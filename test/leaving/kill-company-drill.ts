import { openHouse } from '../support/house.js';
import { Visitor } from '../support/visitor.js';
import { growCompany, remainsOf } from './grown-company.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Closes a company with `connections` connections at the sandbox, some of whose requests fail at first. Returns whether all held. */
export async function drill(connections: number): Promise<boolean> {
  const house = await openHouse();
  try {
    const seeding = performance.now();
    await growCompany(house, 'northwind', connections);
    say(
      `${connections} connections made in ${seconds(seeding)} s, each with tokens of its own at the sandbox.`,
    );
    const key = await (await new Visitor(house, 'ana').signIn()).key();
    const headers = { authorization: `Bearer ${key}` };
    const call = async (): Promise<number> => (await fetch(`${house.url}/api/v1/tools`, { headers })).status;
    const before = await call();
    house.sandbox.ledger.reset();
    house.sandbox.faults.push({ path: '/(grant|revoke)$', status: 503, times: Math.ceil(connections / 100) });
    const began = performance.now();
    const refused = untilRefused(call, began);
    const { code, output } = await house.command('company', 'kill', 'northwind', '--yes-really');
    const took = (performance.now() - began) / 1_000;
    say(output);
    const { revocations } = house.sandbox.ledger.snapshot();
    const remains = await remainsOf(house, 'northwind');
    say(
      `A call before: ${before}; refused with 401 from ${(await refused).toFixed(2)} s after the command was typed.`,
    );
    say(
      `Grants that the sandbox has ended: ${revocations} of ${connections}; ${Math.ceil(connections / 100)} requests failed at first.`,
    );
    say(`Left here: ${JSON.stringify(remains)}; ${took.toFixed(1)} s in all.`);
    return (
      code === 0 &&
      revocations === connections &&
      remains.connections === 0 &&
      remains.tokens === 0 &&
      took < 600
    );
  } finally {
    await house.close();
  }
}

async function untilRefused(call: () => Promise<number>, began: number): Promise<number> {
  while ((await call()) !== 401 && performance.now() - began < 600_000)
    await new Promise((later) => setTimeout(later, 20));
  return (performance.now() - began) / 1_000;
}

const seconds = (since: number): string => ((performance.now() - since) / 1_000).toFixed(1);
