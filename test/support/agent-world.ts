import {
  type Agent,
  type AgentFacts,
  Agents,
  type Answering,
  type Asker,
  ConversationRows,
  Conversations,
  Models,
  Pauses,
  RunRows,
} from '@hub/agents';
import type { Person } from '@hub/identity';
import type { UIMessageChunk } from 'ai';

import { aWorld, type World } from './paper-world.js';
import { type ScriptedModel, startScriptedModel } from './model-at-the-wire.js';

/** Agents over a provider and a model that are both at the wire. */
export interface AgentWorld {
  readonly world: World;
  readonly model: ScriptedModel;
  readonly models: Models;
  readonly agents: Agents;
  readonly conversations: Conversations;
  /** As another process of the same hub would be: nothing shared but the database. */
  anotherHub(): Conversations;
  /** Makes an agent of that person. */
  anAgent(person: Person, facts?: Partial<AgentFacts>): Promise<Agent>;
  close(): Promise<void>;
}

/** One for a test file; the caller closes it. */
export async function anAgentWorld(): Promise<AgentWorld> {
  const world = await aWorld();
  const model = await startScriptedModel();
  const { database, keys, catalog, runtime } = world;
  const models = new Models({ database, keys, declared: [model.facts] });
  const agents = new Agents({ database, catalog, models });
  const hubs: Conversations[] = [];
  const anotherHub = (): Conversations => {
    const rows = new ConversationRows({ database, keys });
    const pauses = new Pauses({ database, keys });
    const runs = new RunRows(database);
    const log = { error: keepWords(world), warn: keepWords(world) };
    const hub = new Conversations({ database, catalog, runtime, models, agents, rows, runs, pauses, log });
    hubs.push(hub);
    return hub;
  };
  return {
    world,
    model,
    models,
    agents,
    conversations: anotherHub(),
    anotherHub,
    anAgent: (person, facts = {}) => agents.create(person, { ...usual, model: model.facts.id, ...facts }),
    close: async () => {
      await Promise.all(hubs.map((hub) => hub.close()));
      await model.close();
      await world.close();
    },
  };
}

const keepWords =
  ({ logged }: World) =>
  (...words: unknown[]): void =>
    void logged.push(words);

const usual = {
  name: 'Helper',
  summary: 'Helps with notes.',
  instructions: 'Be brief.',
  skills: null,
  asks: 'changes',
  limits: {},
  audience: 'me',
  teamId: undefined,
} as const satisfies Omit<AgentFacts, 'model'>;

/** Begins a conversation with a question. */
export async function begun(
  hub: Conversations,
  asker: Asker,
  agent: Pick<Agent, 'id'>,
  text: string,
): Promise<Answering> {
  return hub.ask(asker, await hub.begin(asker, agent.id), text);
}

/** The conversation once no run works on it: it is let go a moment after its last word. */
export async function rested({ conversations }: AgentWorld, person: Person, id: string) {
  for (let n = 0; n < 500; n += 1) {
    const now = await conversations.read({ person, skills: null }, id);
    if (now.state !== 'running') return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The run did not come to rest');
}

/** Reads an answer to its end: its pieces by kind, and its text. */
export async function heard({ stream }: Pick<Answering, 'stream'>) {
  const chunks: UIMessageChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const text = chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');
  const cards = chunks.flatMap((chunk) => (chunk.type === 'data-card' ? [chunk.data as Card] : []));
  const notes = chunks.flatMap((chunk) => (chunk.type === 'data-note' ? [chunk.data as Note] : []));
  return { kinds: chunks.map(({ type }) => type), chunks, text, cards, notes };
}

/** A card as it comes in a stream. */
export interface Card {
  readonly id: string;
  readonly kind: string;
  readonly hash: string;
  readonly tool: string;
  readonly input: Record<string, unknown>;
  readonly account: string | null;
  readonly message: string | null;
  readonly missing: { field: string; options: { value: string }[] }[];
  readonly agrees: boolean;
}

interface Note {
  readonly reason: string;
  readonly text: string;
}
