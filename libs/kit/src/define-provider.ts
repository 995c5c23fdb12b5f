import type * as z from 'zod';

import type { Provider, ProviderFacts } from './provider.js';
import { defineSkill, type Skill, type SkillFacts } from './skill.js';
import type { Tool, ToolFacts } from './tool.js';

interface ProviderKit<Client, Scope extends string, Url extends string> extends Provider<Url> {
  /** Declares a tool of this provider; names of scopes and the client's type come from the provider. */
  readonly tool: <Input extends z.ZodObject, Output extends z.ZodType>(
    facts: ToolFacts<Client, Scope, Input, Output>,
  ) => Tool;
  /** Declares a skill whose tools are all of this provider. */
  readonly skill: (facts: SkillFacts) => Skill;
}

/** Declares a provider: data first, quirks as fields. Registers nothing. */
export function defineProvider<Client, Scope extends string, Url extends string>(
  facts: ProviderFacts<Client, Scope, Url>,
): ProviderKit<Client, Scope, Url> {
  const provider: Provider<Url> = facts as unknown as Provider<Url>;
  return {
    ...provider,
    tool: (tool) => ({ ...tool, provider }),
    skill: defineSkill,
  };
}
