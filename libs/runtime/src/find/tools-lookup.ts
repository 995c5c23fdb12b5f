import { isSkillEnabled } from '@hub/catalog';

import type { CallerQuestion } from './look-up.js';

/** What is asked about somebody's tools: which of these skills they have. */
export interface AskedTools {
  readonly skills: readonly string[];
}

/** What is found out about them. `refused` are names of tools. */
export interface ToolsRow {
  readonly company_id: string;
  readonly person_id: string;
  readonly key_id: string | null;
  readonly reads_only: boolean;
  readonly skills: string[];
  readonly refused: string[];
}

/** The one question of a list of tools. */
export const toolsQuestion: CallerQuestion = {
  name: 'runtime.tools',
  asks: { skills: 'text[]' },
  text: (
    caller,
  ) => `SELECT p.company_id, p.id AS person_id, ${caller.key} AS key_id, ${caller.readsOnly} AS reads_only,
      ARRAY(SELECT skill.id FROM unnest(q.skills) AS skill(id)
        WHERE ${caller.mayUse('skill.id')}
          AND ${isSkillEnabled('skill.id', 'q.company', 'p.id')}) AS skills,
      ARRAY(SELECT tool FROM tool_policies WHERE company_id = q.company AND decision = 'refuse') AS refused
    FROM ${caller.from} WHERE ${caller.where}`,
};
