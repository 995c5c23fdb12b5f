import { rewrapAll, wrappedBy } from '@hub/identity';

import type { KeyDesk } from './key-desk.js';
import { type KeyWords, Misunderstood } from './words.js';

type Tell = (line: string) => void;

interface Company {
  readonly id: string;
  readonly slug: string;
}

/** Does one of the commands about keys and tells how it goes. Throws Misunderstood for a company that does not exist. */
export async function keysCommand(desk: KeyDesk, words: KeyWords, tell: Tell): Promise<void> {
  const companies = await companiesOf(desk, words.company);
  switch (words.verb) {
    case 'status':
      return status(desk, companies, tell);
    case 'rotate':
      return rotate(desk, companies, { settle: words.settle, tell });
    case 'drop':
      tell(`Dropped ${await desk.ends.drop(await desk.rotation.count(), words.olderThan)} versions.`);
      return;
    case 'rewrap':
      return rewrap(desk, tell);
    case 'shred':
      for (const { id, slug } of companies)
        tell(
          `Destroyed ${await desk.ends.shred(id)} keys of ${slug}. Running hubs forget them within five minutes.`,
        );
  }
}

async function companiesOf({ query }: KeyDesk, name: string | undefined): Promise<Company[]> {
  const text =
    'SELECT id, slug FROM companies WHERE $1::text IS NULL OR slug = $1 OR id::text = $1 ORDER BY slug';
  const rows = await query<Company>(text, [name ?? null]);
  if (name !== undefined && rows.length === 0) throw new Misunderstood(`There is no company ${name}.`);
  return rows;
}

async function status(
  { ends, rotation, query, ring }: KeyDesk,
  companies: readonly Company[],
  tell: Tell,
): Promise<void> {
  const counts = await rotation.count();
  tell(`The key-encryption key is ${ring.id}.`);
  for (const [id, keys] of await wrappedBy(query)) tell(`  ${id} wraps ${keys}`);
  const ids = new Set(companies.map(({ id }) => id));
  const versions = (await ends.list()).filter(({ companyId }) => ids.has(companyId));
  const known = new Set(versions.map(({ companyId, version }) => `${companyId}:${version}`));
  for (const one of versions) {
    const values = counts.get(`${one.companyId}:${one.version}`) ?? 0;
    const state = one.destroyedAt ? 'destroyed' : one.emptiedAt ? `empty since ${day(one.emptiedAt)}` : '';
    const facts = [
      `version ${one.version}`,
      `made ${day(one.createdAt)}`,
      `${values} values`,
      `at most ${one.seals} seals`,
    ];
    tell([one.company.padEnd(20), ...facts, state].filter(Boolean).join('  '));
  }
  for (const [name, values] of counts)
    if (ids.has(name.slice(0, 36)) && !known.has(name)) tell(`${values} values have lost their key: ${name}`);
}

const day = (at: Date): string => at.toISOString().slice(0, 10);

async function rotate(
  { rotation, ends }: KeyDesk,
  companies: readonly Company[],
  { settle, tell }: { readonly settle: number; readonly tell: Tell },
): Promise<void> {
  const shredded = new Set((await ends.list()).filter((one) => one.destroyedAt).map((one) => one.companyId));
  for (const { id, slug } of companies.filter((one) => !shredded.has(one.id))) {
    let [told, last] = [performance.now(), 0];
    const report = await rotation.rotate(id, {
      settle: settle * 1_000,
      say: ({ table, moved }) => {
        if (performance.now() - told < 1_000 || moved === last) return;
        [told, last] = [performance.now(), moved];
        tell(`${slug}: ${moved} rows moved, at ${table}`);
      },
    });
    const how = report.resumed ? 'went on to' : 'moved to';
    tell(
      `${slug}: ${how} version ${report.version}, ${report.moved} rows; ${report.left} values left on older ones`,
    );
    for (const one of report.broken) tell(`  does not open: ${one}`);
  }
}

async function rewrap({ query, ring }: KeyDesk, tell: Tell): Promise<void> {
  const moved = await rewrapAll(query, ring);
  const left = [...(await wrappedBy(query))].filter(([id]) => id !== ring.id);
  tell(`${moved} keys are wrapped by ${ring.id}.`);
  for (const [id, keys] of left) tell(`${keys} are still wrapped by ${id}: run it again.`);
  if (left.length === 0) tell('No other key-encryption key is needed: take it out of KEY_ALSO_OPENS.');
}
