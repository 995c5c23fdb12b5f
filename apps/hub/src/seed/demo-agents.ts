import { type AgentFacts, Agents, Models } from '@hub/agents';
import { Catalog } from '@hub/catalog';
import type { CompanyKeys, Person } from '@hub/identity';
import { providers, skills } from '@hub/integrations';
import type { Database, Env } from '@hub/platform';

type Demo = Pick<AgentFacts, 'name' | 'summary' | 'instructions' | 'skills'>;

const demoAgents: readonly Demo[] = [
  {
    name: 'Assistant',
    summary: 'Looks into everything you have connected.',
    instructions: 'Help with whatever the person asks. Choose the one skill that fits, and keep to it.',
    skills: null,
  },
  {
    name: 'Pull request helper',
    summary: 'What waits for your review, what the checks say, and comments in your name.',
    instructions: 'Look at the pull request and its checks before you say anything about it.',
    skills: ['manage-pull-requests', 'review-code', 'watch-ci'],
  },
  {
    name: 'Mail helper',
    summary: 'Reads your mail, drafts answers, and sends what you agree to.',
    instructions: 'Prefer a draft to sending. Quote who wrote what.',
    skills: ['read-and-search-email', 'draft-replies', 'send-email'],
  },
];

/** Gives a demo company its agents, with the first declared model; none where there is no model. */
export async function addDemoAgents(
  { MODELS }: Pick<Env, 'MODELS'>,
  { database, keys }: { database: Database; keys: CompanyKeys },
  admin: Person,
): Promise<void> {
  const [model] = MODELS;
  if (!model) return;
  const models = new Models({ database, keys, declared: MODELS });
  const agents = new Agents({ database, catalog: new Catalog(database, { providers, skills }), models });
  for (const facts of demoAgents)
    await agents.create(admin, {
      ...facts,
      model: model.id,
      asks: 'changes',
      limits: {},
      audience: 'company',
      teamId: undefined,
    });
}
