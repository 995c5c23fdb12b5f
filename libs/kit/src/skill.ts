import type { Tool } from './tool.js';

/** A question of the skill that runs with one click: what the person reads, and the safe call that answers it. */
export interface Example {
  readonly question: string;
  readonly tool: Tool;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface SkillFacts {
  /** Kebab-case; part of addresses (`/mcp/review-code`). */
  readonly id: string;
  readonly title: string;
  /** One line for an employee. */
  readonly summary: string;
  /** For the agent, shown when the skill is loaded: order of steps, what to check first. Markdown. */
  readonly instructions: string;
  /** Scopes to ask for where a tool leaves the choice, instead of the least: the job needs them together. */
  readonly prefers?: readonly string[];
  /** A barrel of a folder of tools or a record picked from it. */
  readonly tools: Readonly<Record<string, Tool>>;
  /** Tools that the skill's permissions allow too, but which an agent must ask for by name: its list does not carry them. */
  readonly byName?: Readonly<Record<string, Tool>>;
  /** The first one runs by itself when the skill has been connected, so it must be a read. */
  readonly examples: readonly [Example, ...Example[]];
}

/** A named bundle of tools for one job; its scopes and providers are derived from the tools, never written. */
export interface Skill extends Omit<SkillFacts, 'tools' | 'byName'> {
  readonly tools: readonly Tool[];
  readonly byName: readonly Tool[];
}

/** Declares a skill, at one provider or across several. Tools keep the order in which they are given. */
export function defineSkill(facts: SkillFacts): Skill {
  return { ...facts, tools: Object.values(facts.tools), byName: Object.values(facts.byName ?? {}) };
}
