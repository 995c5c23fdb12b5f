import type { Agent, AgentFacts } from '../api/chat-types.js';
import { fieldText } from '../format/form.js';
import { words } from '../words/index.js';

/** Reads the form of an agent, and what is wrong with it by field. */
export function agentOf(
  form: FormData,
  before: Agent | undefined,
): { facts: AgentFacts; problems: Record<string, string> } {
  const said = (name: string) => fieldText(form, name).trim();
  const steps = Number(said('steps'));
  return {
    facts: {
      name: said('name'),
      summary: said('summary'),
      instructions: fieldText(form, 'instructions'),
      model: said('model'),
      skills: said('which') === 'some' ? form.getAll('skill').map(String) : null,
      asks: said('asks') === 'sends' ? 'sends' : 'changes',
      limits: { ...before?.limits, ...(steps >= 1 && steps <= 50 && { steps }) },
      ...audienceOf(said('audience')),
    },
    problems: said('name') === '' ? { name: words.agents.form.nameMissing } : {},
  };
}

// A team stands among the audiences by its id.
function audienceOf(chosen: string): Pick<AgentFacts, 'audience' | 'team_id'> {
  if (chosen === 'me' || chosen === 'company') return { audience: chosen };
  return { audience: 'team', team_id: chosen };
}
