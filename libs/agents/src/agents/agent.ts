/** For whom an agent is. */
export type Audience = 'me' | 'team' | 'company';

/** Which calls a person is asked about first: every change, or only what reaches others or removes something. */
export type Asks = 'changes' | 'sends';

/** Where a run ends. `seconds` counts work, not waiting; `cost` is in US dollars and needs a model with prices. */
export interface Limits {
  readonly steps: number;
  readonly seconds: number;
  readonly tokens: number;
  readonly cost?: number | undefined;
}

/** What holds where an agent says nothing. */
export const usualLimits: Limits = { steps: 12, seconds: 180, tokens: 300_000 };

/** A configured agent: what it is for, how it should work, and with what. */
export interface Agent {
  readonly id: string;
  /** Undefined once its maker has left. */
  readonly ownerId: string | undefined;
  readonly name: string;
  readonly summary: string;
  /** Markdown for the model. */
  readonly instructions: string;
  readonly model: string;
  /** Ids of skills; null means every skill of whoever asks. */
  readonly skills: readonly string[] | null;
  readonly asks: Asks;
  readonly limits: Limits;
  readonly audience: Audience;
  readonly teamId: string | undefined;
  readonly updatedAt: Date;
}

/** What a person decides about an agent. */
export type AgentFacts = Omit<Agent, 'id' | 'ownerId' | 'updatedAt' | 'limits'> & {
  readonly limits: Partial<Limits>;
};
