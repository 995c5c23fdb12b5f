import { randomUUID } from 'node:crypto';

import { ApiKeys } from '@hub/identity';
import { Database } from '@hub/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { pgbouncer, type Pooler, startPooler } from '../support/pgbouncer.js';

// `npm run test:walls` asks ten thousand times.
const requests = Number(process.env['WALL_REQUESTS'] ?? 1_000);
const [given, why] =
  pgbouncer === undefined ? [describe.skip, ' (skipped: PgBouncer is not installed)'] : [describe, ''];

interface Company {
  readonly id: string;
  readonly personId: string;
  readonly connectionId: string;
  readonly key: string;
}

given(`hubs behind PgBouncer in transaction mode${why}`, () => {
  let house: House;
  let pooler: Pooler;
  let companies: Company[];

  beforeAll(async () => {
    house = await openHouse(2, async (url) => {
      pooler = await startPooler(url);
      return { ...pooler.settings };
    });
    const { MIGRATOR_DATABASE_URL: url } = pooler.settings;
    const database = new Database({ url, pool: 2, entities: [], migrations: [] });
    await database.open();
    companies = await Promise.all(Array.from({ length: 20 }, (_, place) => aCompany(house, database, place)));
    await database.close();
  }, 90_000);
  afterAll(async () => {
    await house.close();
    await pooler.close();
  });

  it(`R26 R28 answers ${requests} interleaved requests of 20 companies without a word of another`, async () => {
    const foreign: string[] = [];
    const wrong: string[] = [];
    const one = async (turn: number): Promise<void> => {
      const own = turn % companies.length;
      const { status, text } = await ask(house, companies[own], turn);
      if (status !== (turn % 5 === 4 ? 409 : 200)) wrong.push(`${status} ${text.slice(0, 200)}`);
      const others = companies.filter((_, place) => place !== own);
      if (
        others.some(({ id, personId, connectionId }) =>
          [id, personId, connectionId].some((one) => text.includes(one)),
        )
      )
        foreign.push(text);
    };
    for (let turn = 0; turn < requests; turn += 50)
      await Promise.all(
        Array.from({ length: Math.min(50, requests - turn) }, (_, place) => one(turn + place)),
      );
    expect({ foreign, wrong: wrong.slice(0, 3) }).toEqual({ foreign: [], wrong: [] });
  }, 300_000);
});

const doors = ['/api/v1/me', '/api/v1/activity', '/api/v1/skills', '/api/v1/skills/review-code'];

async function ask(house: House, company: Company | undefined, turn: number) {
  const url = house.urls[turn % house.urls.length] ?? '';
  const headers = { authorization: `Bearer ${company?.key}`, 'content-type': 'application/json' };
  const door = doors[turn % 5];
  const answer = door
    ? await fetch(url + door, { headers })
    : await fetch(`${url}/api/v1/tools/github_search_pull_requests`, {
        method: 'POST',
        headers,
        body: '{"state":"open"}',
      });
  return { status: answer.status, text: await answer.text() };
}

/** A company with a person, a key of theirs, and a connection that needs to be renewed. */
async function aCompany(house: House, database: Database, place: number): Promise<Company> {
  const [id, personId, connectionId] = [randomUUID(), randomUUID(), randomUUID()];
  const email = `canary-${personId}@c${place}.example`;
  await house.query('INSERT INTO companies (id, slug, name) VALUES ($1, $2, $3)', [
    id,
    `c${place}`,
    `canary-${id}`,
  ]);
  await house.query('INSERT INTO people (company_id, id, email, name) VALUES ($1, $2, $3, $3)', [
    id,
    personId,
    email,
  ]);
  await house.query(
    `INSERT INTO connections (company_id, id, person_id, provider, account_id, account_label, scopes, status, is_default)
     VALUES ($1, $2, $3, 'github', $4, $4, '{}', 'reconnect_required', true)`,
    [id, connectionId, personId, `canary-${connectionId}`],
  );
  const person = { companyId: id, id: personId, email, name: email, roles: [], teamIds: [] };
  const { key } = await new ApiKeys(database).create(person, {
    name: 'walls',
    kind: 'personal',
    skills: null,
  });
  return { id, personId, connectionId, key };
}
