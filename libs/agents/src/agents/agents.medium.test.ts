import { randomUUID } from 'node:crypto';

import type { Person } from '@hub/identity';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type AgentWorld, anAgentWorld } from '../../../../test/support/agent-world.js';
import { aPerson } from '../../../../test/support/paper-world.js';
import { type AgentFacts, mayChange } from '../index.js';

let at: AgentWorld;
let ana: Person;
let ben: Person;
let chloe: Person;
let stranger: Person;
const team = randomUUID();

beforeAll(async () => {
  at = await anAgentWorld();
  ana = { ...(await aPerson(at.world)), teamIds: [team] };
  await at.world.owner.query("INSERT INTO teams (company_id, id, name) VALUES ($1, $2, 'Arm')", [
    ana.companyId,
    team,
  ]);
  const { companyId } = ana;
  ben = { ...(await aPerson(at.world, { companyId })), teamIds: [team] };
  chloe = await aPerson(at.world, { companyId, roles: ['company_admin'] });
  stranger = await aPerson(at.world, { roles: ['company_admin'] });
});
afterAll(() => at.close());

const facts = (more: Partial<AgentFacts> = {}): AgentFacts => ({
  name: 'Notes',
  summary: '',
  instructions: '',
  model: 'scripted',
  skills: ['read-notes'],
  asks: 'changes',
  limits: { steps: 3 },
  audience: 'me',
  teamId: undefined,
  ...more,
});

const seenBy = async (id: string): Promise<boolean[]> =>
  Promise.all(
    [ana, ben, chloe, stranger].map(async (who) => (await at.agents.list(who)).some((one) => one.id === id)),
  );

it('is seen by its maker, by the team or by the company that it is shared with, and by nobody else', async () => {
  const { id, limits } = await at.agents.create(ana, facts());
  expect(limits).toEqual({ steps: 3, seconds: 180, tokens: 300_000 });
  expect(await seenBy(id)).toEqual([true, false, false, false]);
  await at.agents.update(ana, id, facts({ audience: 'team', teamId: team }));
  expect(await seenBy(id)).toEqual([true, true, false, false]);
  const shared = await at.agents.create(chloe, facts({ audience: 'company' }));
  expect(await seenBy(shared.id)).toEqual([true, true, true, false]);
  const unknown = await at.agents.get(stranger, randomUUID()).catch((cause: unknown) => cause);
  expect(await at.agents.get(stranger, shared.id).catch((cause: unknown) => cause)).toEqual(unknown);
  expect(await at.agents.get(stranger, 'nonsense').catch((cause: unknown) => cause)).toEqual(unknown);
});

it('is changed and removed by its maker only, or by an editor when it is the company’s', async () => {
  const shared = await at.agents.create(chloe, facts({ audience: 'company' }));
  await expect(at.agents.update(ana, shared.id, facts())).rejects.toMatchObject({ name: 'Forbidden' });
  await expect(at.agents.remove(ben, shared.id)).rejects.toMatchObject({ name: 'Forbidden' });
  await expect(at.agents.remove(stranger, shared.id)).rejects.toMatchObject({ code: 'not_found' });
  expect([ana, chloe].map((who) => mayChange(who, shared))).toEqual([false, true]);
  await at.agents.remove(chloe, shared.id);
  expect(await seenBy(shared.id)).toEqual([false, false, false, false]);
});

it('may be shared with the company by its editors, and with a team by who is in it', async () => {
  await expect(at.agents.create(ana, facts({ audience: 'company' }))).rejects.toMatchObject({
    name: 'Forbidden',
  });
  const foreign = facts({ audience: 'team', teamId: randomUUID() });
  await expect(at.agents.create(ana, foreign)).rejects.toMatchObject({ problems: [{ field: 'team_id' }] });
});

it('names the field that is wrong', async () => {
  const model = at.agents.create(ana, facts({ model: 'gpt-0' }));
  await expect(model).rejects.toMatchObject({ code: 'invalid_input', problems: [{ field: 'model' }] });
  const skills = at.agents.create(ana, facts({ skills: ['burn-notes'] }));
  await expect(skills).rejects.toMatchObject({ code: 'invalid_input', problems: [{ field: 'skills' }] });
});
