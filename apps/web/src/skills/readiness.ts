import type { Example, SkillDetail } from '../api/types.js';

type Held = Pick<SkillDetail, 'accounts' | 'examples' | 'providers' | 'tools'>;

const toolOf = (skill: Held, example: Example) => skill.tools.find(({ name }) => name === example.tool);

/** Whether the question can be answered now: what it calls is connected, permitted and not refused by the company. */
export function isReady(skill: Held, example: Example): boolean {
  const tool = toolOf(skill, example);
  const step = skill.providers.find(({ id }) => id === tool?.provider);
  const isConnected = step?.state === 'connected' || step?.state === 'more_access';
  return tool !== undefined && isConnected && !tool.missing && tool.decision === 'allow';
}

/** Whether any of the skill's questions can be answered now. */
export const isUsable = (skill: Held): boolean => skill.examples.some((example) => isReady(skill, example));

/** The account that the person chose, where it is one of the provider that answers the question. */
export function accountFor(skill: Held, example: Example, chosen: string | undefined): string | undefined {
  const provider = toolOf(skill, example)?.provider;
  return skill.accounts.find((held) => held.connection_id === chosen && held.provider === provider)
    ?.connection_id;
}

/** The first question to ask once something is connected. */
export function firstReady(skill: Held): number | undefined {
  const place = skill.examples.findIndex((example) => isReady(skill, example));
  return place === -1 ? undefined : place;
}
