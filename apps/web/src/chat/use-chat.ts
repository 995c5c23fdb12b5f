import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { conversationQuery } from '../api/chat-queries.js';
import type { Message } from '../api/chat-types.js';
import { answered, api } from '../api/client.js';
import { readEvents } from './read-events.js';
import { withAnswer, withChunk } from './transcript.js';

const words = (text: string): Message => ({ id: 'asked', role: 'user', parts: [{ type: 'text', text }] });

/** Follows one answer after the other; `answer` is the one in the making, `question` what it answers. */
function useAnswering(id: string) {
  const queries = useQueryClient();
  const [question, setQuestion] = useState<Message>();
  const [answer, setAnswer] = useState<Message>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const stopped = useRef(new AbortController());
  useEffect(() => () => stopped.current.abort(), []);
  const follow = async (path: string, body: unknown, asked?: string) => {
    const known = queries.getQueryData(conversationQuery(id).queryKey)?.messages ?? [];
    let made: Message | undefined;
    setBusy(true);
    setError(undefined);
    setQuestion(asked === undefined ? undefined : words(asked));
    try {
      for await (const chunk of readEvents(path, body, stopped.current.signal)) {
        if (chunk.type === 'start') made = begun(known, chunk.messageId);
        if (made) setAnswer((made = withChunk(made, chunk)));
      }
    } catch (cause) {
      setError(cause);
    }
    await queries.invalidateQueries({ queryKey: ['conversations'] });
    setQuestion(undefined);
    setAnswer(undefined);
    setBusy(false);
  };
  return { question, answer, error, isBusy, follow };
}

// A run that goes on after a card adds to the answer that it had begun.
const begun = (known: readonly Message[], id: string): Message =>
  known.find((one) => one.id === id) ?? { id, role: 'assistant', parts: [] };

/** A conversation as the page shows it: what the hub has written down, and the answer that is being made. */
export function useChat(id: string) {
  const { question, answer, error, isBusy, follow } = useAnswering(id);
  const query = useQuery({
    ...conversationQuery(id),
    // Another tab, or another process of the hub, is at work on it.
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' && !isBusy ? 1_500 : false),
  });
  const messages = [...(query.data?.messages ?? []), ...(question ? [question] : [])];
  const path = `/api/v1/conversations/${id}`;
  return {
    query,
    messages: withAnswer(messages, answer),
    error,
    isBusy: isBusy || query.data?.state === 'running',
    ask: (text: string) => follow(`${path}/messages`, { text }, text),
    goOn: () => follow(`${path}/continue`, {}),
    decide: (card: { id: string; hash: string }, yes: boolean, values?: Record<string, unknown>) => {
      const decision = { decision: yes ? 'approve' : 'deny', hash: card.hash };
      return follow(`/api/v1/approvals/${card.id}`, { ...decision, ...(values && { values }) });
    },
    stop: () =>
      answered(api.POST('/api/v1/conversations/{id}/cancel', { params: { path: { id } }, body: {} })),
  };
}

export type Chat = ReturnType<typeof useChat>;
