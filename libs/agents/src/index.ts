// Configured agents and their conversations: asks a language model, does what it asks for through the runtime and in no other
// way, and waits for its person where that is needed. Knows no vendor of tools, no token and no door.
export { Agents, mayChange } from './agents/agents.js';
export type { Agent, AgentFacts, Asks, Audience, Limits } from './agents/agent.js';
export { ConversationRows } from './conversations/conversation-rows.js';
export type { Conversation, Owner } from './conversations/conversation-rows.js';
export { Conversations } from './conversations/conversations.js';
export type {
  Answering,
  Asker,
  ConversationsParts,
  ReadConversation,
  Reply,
} from './conversations/conversations.js';
export type { ModelFacts, ModelKind, Prices } from './models/model-facts.js';
export { Models } from './models/models.js';
export type { CompanyModel } from './models/models.js';
export { Pauses } from './pauses/pauses.js';
export type { FoundPause } from './pauses/pauses.js';
export { RunRows } from './runs/run-rows.js';
export type { Run } from './runs/run-rows.js';
export { sealedInAgents } from './sealed-tables.js';
export { cardData } from './stream/ui-chunks.js';
export type { CardData } from './stream/ui-chunks.js';
export type { UiMessage, UiPart } from './stream/ui-messages.js';
