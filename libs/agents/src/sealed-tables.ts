import type { SealedTable } from '@hub/identity';

import { messagePlace, titlePlace } from './conversations/conversation-rows.js';
import { modelKeyPlace } from './models/models.js';
import { cardPlace } from './pauses/pauses.js';

const ofConversation = 'JOIN conversations c ON c.company_id = t.company_id AND c.id = t.conversation_id';

/** Where this library keeps sealed values. */
export const sealedInAgents: readonly SealedTable[] = [
  {
    table: 'model_keys',
    key: { model: 'text' },
    sealed: { secret: ({ model = '' }) => modelKeyPlace(model) },
  },
  {
    table: 'conversations',
    key: { id: 'uuid' },
    facts: { person_id: 't.person_id::text' },
    sealed: { title: ({ person_id: person = '', id = '' }) => titlePlace({ id: person }, id) },
  },
  {
    table: 'messages',
    key: { at: 'timestamptz', id: 'uuid' },
    join: ofConversation,
    facts: { person_id: 'c.person_id::text', conversation_id: 't.conversation_id::text' },
    sealed: {
      content: ({ person_id: person = '', conversation_id: conversation = '', id = '' }) =>
        messagePlace({ id: person }, conversation, id),
    },
    batch: 100,
  },
  {
    table: 'pauses',
    key: { at: 'timestamptz', id: 'uuid' },
    facts: { person_id: 't.person_id::text' },
    sealed: { card: ({ person_id: person = '', id = '' }) => cardPlace({ id: person }, id) },
    batch: 100,
  },
];
