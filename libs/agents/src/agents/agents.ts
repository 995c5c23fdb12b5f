import type { Catalog } from '@hub/catalog';
import { Forbidden, type Person } from '@hub/identity';
import { ToolError } from '@hub/kit';
import type { Database } from '@hub/platform';
import type { EntityManager } from 'typeorm';

import type { Models } from '../models/models.js';
import { type Agent, type AgentFacts, usualLimits } from './agent.js';
import {
  type AgentRow,
  createAgent,
  findVisible,
  listVisible,
  noteAgent,
  removeAgent,
  updateAgent,
} from './statements.js';

interface Parts {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly models: Models;
}

/** Agents as their company has them: each person sees their own and those that are shared with them. */
export class Agents {
  constructor(private readonly parts: Parts) {}

  /** What `person` may use: the company's first, then their teams', then their own, each by name. */
  async list(person: Person): Promise<Agent[]> {
    const rows = await this.in(person, (manager) =>
      manager.query<AgentRow[]>(listVisible, [person.id, person.teamIds]),
    );
    return rows.map(agentOf);
  }

  /** The agent, if `person` may use it; an unknown and a foreign one are the same ToolError `not_found`. */
  async get(person: Person, id: string): Promise<Agent> {
    const found = await this.find(person, id);
    if (!found) throw new ToolError('not_found', 'There is no such agent.');
    return found;
  }

  /** As `get`, undefined where that throws. */
  async find(person: Person, id: string): Promise<Agent | undefined> {
    const [row] = await this.in(person, (manager) =>
      manager.query<AgentRow[]>(findVisible, [person.id, person.teamIds, id]),
    );
    return row && agentOf(row);
  }

  /** Makes an agent of `person`. Throws ToolError `invalid_input` for what does not exist, Forbidden for sharing too widely. */
  async create(person: Person, facts: AgentFacts): Promise<Agent> {
    this.requireRight(person, facts);
    return this.in(person, async (manager) => {
      const [row] = await manager.query<AgentRow[]>(createAgent, [
        person.companyId,
        person.id,
        ...valuesOf(facts),
      ]);
      if (!row) throw new Error('The agent was not written');
      await manager.query(noteAgent, [person.companyId, person.id, 'agent.created', `agent:${row.id}`, {}]);
      return agentOf(row);
    });
  }

  /** Changes an agent. Throws as `create`, Forbidden for whoever may use it but did not make it. */
  async update(person: Person, id: string, facts: AgentFacts): Promise<Agent> {
    requireMaker(person, await this.get(person, id));
    this.requireRight(person, facts);
    return this.in(person, async (manager) => {
      const [changed] = await manager.query<[AgentRow[]]>(updateAgent, [id, ...valuesOf(facts)]);
      const [row] = changed;
      if (!row) throw new ToolError('not_found', 'There is no such agent.');
      await manager.query(noteAgent, [person.companyId, person.id, 'agent.changed', `agent:${id}`, {}]);
      return agentOf(row);
    });
  }

  /** Removes an agent; what was said to it stays with those who said it. Throws as `update`. */
  async remove(person: Person, id: string): Promise<void> {
    requireMaker(person, await this.get(person, id));
    await this.in(person, async (manager) => {
      await manager.query(removeAgent, [id]);
      await manager.query(noteAgent, [person.companyId, person.id, 'agent.removed', `agent:${id}`, {}]);
    });
  }

  private requireRight(person: Person, { model, skills, audience, teamId }: AgentFacts): void {
    this.parts.models.factsOf(model);
    const unknown = skills?.find((id) => !this.parts.catalog.skill(id));
    if (unknown !== undefined) throw wrong('skills', 'names a skill that does not exist');
    if (audience === 'team' && (teamId === undefined || !person.teamIds.includes(teamId)))
      throw wrong('team_id', 'must be a team of yours');
    if (audience === 'company' && !isEditor(person))
      throw new Forbidden('Only a company admin or a catalogue editor may share with the whole company.');
  }

  private in<Result>(
    { companyId }: Person,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    return this.parts.database.inCompany(companyId, work);
  }
}

const isEditor = ({ roles }: Person): boolean =>
  roles.includes('company_admin') || roles.includes('catalogue_editor');

/** Whether `person` may change the agent: who made it, and for what the whole company has also its editors. */
export const mayChange = (person: Person, { ownerId, audience }: Agent): boolean =>
  ownerId === person.id || (audience === 'company' && isEditor(person));

function requireMaker(person: Person, agent: Agent): void {
  if (!mayChange(person, agent)) throw new Forbidden('Only whoever made this agent may change it.');
}

const wrong = (field: string, problem: string): ToolError =>
  new ToolError('invalid_input', `${field}: ${problem}`, { problems: [{ field, problem }] });

// In the order of the statements' parameters.
const valuesOf = (facts: AgentFacts): unknown[] => [
  facts.name,
  facts.summary,
  facts.instructions,
  facts.model,
  facts.skills,
  facts.asks,
  JSON.stringify(facts.limits),
  facts.audience,
  facts.audience === 'team' ? (facts.teamId ?? null) : null,
];

const agentOf = (row: AgentRow): Agent => ({
  id: row.id,
  ownerId: row.owner_id ?? undefined,
  name: row.name,
  summary: row.summary,
  instructions: row.instructions,
  model: row.model,
  skills: row.skills,
  asks: row.asks,
  limits: { ...usualLimits, ...row.limits },
  audience: row.audience,
  teamId: row.team_id ?? undefined,
  updatedAt: row.updated_at,
});
