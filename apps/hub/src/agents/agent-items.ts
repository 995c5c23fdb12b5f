import {
  type Agent,
  cardData,
  type CompanyModel,
  type Conversation,
  type FoundPause,
  mayChange,
  type ReadConversation,
} from '@hub/agents';
import type { Person } from '@hub/identity';

/** An agent as the API shows it to a person. */
export const agentItem = (person: Person, agent: Agent) => ({
  id: agent.id,
  name: agent.name,
  summary: agent.summary,
  instructions: agent.instructions,
  model: agent.model,
  skills: agent.skills,
  asks: agent.asks,
  limits: agent.limits,
  audience: agent.audience,
  team_id: agent.teamId ?? null,
  may_change: mayChange(person, agent),
  updated_at: agent.updatedAt.toISOString(),
});

/** A model as every person sees it: whether it can be used, and not by which key. */
export const modelItem = ({ facts, key }: CompanyModel) => ({
  id: facts.id,
  title: facts.title,
  kind: facts.kind,
  key,
  prices: facts.prices ?? null,
});

/** A conversation in a list. `interrupted`: a run was cut off, and can be gone on with. */
export const conversationItem = (one: Conversation) => ({
  id: one.id,
  agent_id: one.agentId ?? null,
  title: one.title,
  state: one.isLost ? ('interrupted' as const) : one.state,
  created_at: one.createdAt.toISOString(),
  updated_at: one.updatedAt.toISOString(),
});

/** A conversation with everything in it; `messages` are UI messages of the AI SDK. */
export const conversationDetail = ({ run, messages, ...one }: ReadConversation) => ({
  ...conversationItem(one),
  messages,
  run: run
    ? {
        id: run.id,
        status: run.status,
        reason: run.reason ?? null,
        steps: run.steps,
        input_tokens: run.inputTokens,
        output_tokens: run.outputTokens,
        cost_usd: run.costMicros / 1_000_000,
        active_ms: run.activeMs,
      }
    : null,
});

/** Something that waits for a person, and where. */
export const approvalItem = (pause: FoundPause) => ({
  ...cardData(pause),
  conversation_id: pause.conversation,
});
