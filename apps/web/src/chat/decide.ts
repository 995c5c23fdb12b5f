import type { Card } from '../api/chat-types.js';

/** Says what the person decides about a card. */
export type Decide = (card: Card, yes: boolean, values?: Record<string, unknown>) => void;
