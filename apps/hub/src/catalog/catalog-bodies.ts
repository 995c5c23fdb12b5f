import * as z from 'zod';

/** A switch of a skill: for the company, or for one team. null takes a team's own switch away. */
export const skillSwitch = z.strictObject({
  enabled: z.boolean().nullable(),
  team_id: z.uuid().optional(),
});
export type SkillSwitch = z.output<typeof skillSwitch>;

/** What a company decides about a tool. */
export const toolDecision = z.strictObject({ decision: z.enum(['allow', 'refuse']) });
export type ToolDecision = z.output<typeof toolDecision>;
