import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { agentsQuery } from '../api/chat-queries.js';
import type { Card } from '../api/chat-types.js';
import { Button } from '../kit/button.js';
import { Failure, Loaded } from '../kit/loaded.js';
import { Bone, Notice } from '../kit/pieces.js';
import { problemWords } from '../skills/problem-words.js';
import { words } from '../words/index.js';
import { CardView } from './cards.js';
import type { Decide } from './decide.js';
import { ChatFrame } from './chat-frame.js';
import { Composer } from './composer.js';
import { takeQuestion } from './first-question.js';
import { MessageView } from './message-view.js';
import { ReturnTo } from './return-to.js';
import { Starters } from './starters.js';
import { type Chat, useChat } from './use-chat.js';

const route = getRouteApi('/shell/chat/$id');
const text = words.chat;

/** What the page does by itself when it opens: asks the question it was opened with, or goes on after connecting. */
function useOpening(id: string, chat: Chat, isThere: boolean) {
  const { connected, problem } = route.useSearch();
  const navigate = route.useNavigate();
  const opened = useRef('');
  useEffect(() => {
    if (!isThere || opened.current === id) return;
    opened.current = id;
    const question = takeQuestion(id);
    if (question !== undefined) void chat.ask(question);
    else if (connected) {
      void navigate({ search: {}, replace: true });
      void chat.goOn();
    }
  });
  return problem;
}

function Cut({ goOn }: { goOn: () => void }) {
  return (
    <Notice
      tone="warn"
      title={text.interruptedTitle}
      action={
        <Button variant="primary" onClick={goOn}>
          {text.goOn}
        </Button>
      }
    >
      {text.interruptedText}
    </Notice>
  );
}

function useAgent(chat: Chat) {
  const agents = useQuery(agentsQuery);
  const agent = agents.data?.items.find((one) => one.id === chat.query.data?.agent_id);
  return { agent, name: agent?.name ?? text.agent, isGone: agents.data !== undefined && !agent };
}

interface Given {
  chat: Chat;
  name: string;
  /** Questions that work, for when there was no answer. */
  after: ReactNode;
  decide: Decide;
}

function Log({ chat, name, after, decide }: Given) {
  const card = (one: Card) => (
    <CardView card={one} agent={name} busy={chat.isBusy} decide={decide} goOn={() => void chat.goOn()} />
  );
  const last = chat.messages.at(-1);
  return (
    <div role="log" aria-live="polite" aria-busy={chat.isBusy}>
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {chat.messages.map((message) => (
          <MessageView
            key={message.id}
            message={message}
            agent={name}
            card={card}
            after={message === last ? after : null}
          />
        ))}
      </ol>
    </div>
  );
}

/** What there is to say besides the messages. */
function News({ chat, problem, isGone }: { chat: Chat; problem: string | undefined; isGone: boolean }) {
  const said = problem === undefined ? undefined : problemWords(problem);
  if (chat.isBusy)
    return (
      <p role="status" className="animate-pulse text-muted">
        {text.working}…
      </p>
    );
  return (
    <>
      {said && (
        <Notice tone="warn" title={said.title}>
          {said.text}
        </Notice>
      )}
      {chat.query.data?.state === 'interrupted' && <Cut goOn={() => void chat.goOn()} />}
      {chat.error ? <Failure error={chat.error} /> : null}
      {isGone && <Notice tone="plain" title={text.gone} />}
    </>
  );
}

function useScrollToEnd(chat: Chat) {
  const end = useRef<HTMLDivElement>(null);
  const count = chat.messages.reduce((sum, { parts }) => sum + parts.length, 0);
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [count, chat.isBusy]);
  return end;
}

function Open({ id, chat }: { id: string; chat: Chat }) {
  const problem = useOpening(id, chat, chat.query.data !== undefined);
  const { agent, name, isGone } = useAgent(chat);
  const field = useRef<HTMLTextAreaElement>(null);
  const end = useScrollToEnd(chat);
  const ask = (question: string) => void chat.ask(question);
  // The card that was decided goes away with the focus on it.
  const decide: Decide = (card, yes, values) => {
    field.current?.focus();
    void chat.decide(card, yes, values);
  };
  const after = agent && <Starters agent={agent} most={3} title={text.works} onAsk={ask} />;
  return (
    <>
      <Log chat={chat} name={name} after={after} decide={decide} />
      <News chat={chat} problem={problem} isGone={isGone} />
      {chat.messages.length === 0 && !chat.isBusy && <Starters agent={agent} onAsk={ask} />}
      <div ref={end} className="scroll-mb-40" />
      {!isGone && (
        <div className="sticky bottom-18 mt-auto bg-page pt-1 pb-2 md:bottom-0 md:pb-5">
          <Composer
            agent={name}
            busy={chat.isBusy}
            field={field}
            onAsk={ask}
            onStop={() => void chat.stop()}
          />
        </div>
      )}
    </>
  );
}

const bones = (
  <div className="grid gap-4">
    <Bone className="ml-auto h-12 w-2/3" />
    <Bone className="h-32" />
  </div>
);

export function ConversationPage() {
  const { id } = route.useParams();
  const chat = useChat(id);
  return (
    <ChatFrame title={chat.query.data?.title || text.title} current={id}>
      <ReturnTo value={`/chat/${id}`}>
        <Loaded query={chat.query} bones={bones}>
          {() => <Open key={id} id={id} chat={chat} />}
        </Loaded>
      </ReturnTo>
    </ChatFrame>
  );
}
