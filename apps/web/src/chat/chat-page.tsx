import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { agentsQuery } from '../api/chat-queries.js';
import type { Agent } from '../api/chat-types.js';
import { answered, api } from '../api/client.js';
import { buttonClass } from '../kit/button.js';
import { ErrorLine, Loaded } from '../kit/loaded.js';
import { Bone, Empty, Field } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { ChatFrame } from './chat-frame.js';
import { Composer } from './composer.js';
import { leaveQuestion } from './first-question.js';
import { Starters } from './starters.js';

const route = getRouteApi('/shell/chat');
const text = words.chat;

function Begin({ agents }: { agents: readonly Agent[] }) {
  const { agent: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const agent = agents.find(({ id }) => id === wanted) ?? agents[0];
  const begin = useMutation({
    mutationFn: async (question: string) => {
      const { id } = await answered(
        api.POST('/api/v1/conversations', { body: { agent_id: agent?.id ?? '' } }),
      );
      leaveQuestion(id, question);
      await navigate({ to: '/chat/$id', params: { id }, search: {} });
    },
  });
  if (!agent)
    return (
      <Empty
        title={text.noAgentsTitle}
        action={
          <Link to="/agents" className={buttonClass('primary')}>
            {words.agents.new}
          </Link>
        }
      >
        {text.noAgentsText}
      </Empty>
    );
  return (
    <>
      <p className="max-w-prose text-muted">{text.lead}</p>
      <Field label={text.agent} hint={agent.summary || undefined}>
        <select
          className="field max-w-sm"
          value={agent.id}
          onChange={(event) => void navigate({ search: { agent: event.target.value }, replace: true })}
        >
          {agents.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Starters agent={agent} onAsk={(question) => begin.mutate(question)} />
      <ErrorLine error={begin.error} />
      <div className="sticky bottom-18 mt-auto bg-page pt-1 pb-2 md:bottom-0 md:pb-5">
        <Composer agent={agent.name} busy={begin.isPending} onAsk={(question) => begin.mutate(question)} />
      </div>
    </>
  );
}

const bones = (
  <div className="grid gap-4">
    <Bone className="h-16 max-w-sm" />
    <Bone className="h-28" />
  </div>
);

/** Where a conversation begins: with an agent, and questions that work. */
export function ChatPage() {
  return (
    <ChatFrame title={text.title}>
      <Loaded query={useQuery(agentsQuery)} bones={bones}>
        {({ items }) => <Begin agents={items} />}
      </Loaded>
    </ChatFrame>
  );
}
