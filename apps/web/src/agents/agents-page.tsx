import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { agentsQuery } from '../api/chat-queries.js';
import type { Agent } from '../api/chat-types.js';
import { Button, buttonClass } from '../kit/button.js';
import { Loaded } from '../kit/loaded.js';
import { Badge, Bone, Empty, PageHead } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { AgentDialog } from './agent-dialog.js';

const text = words.agents;

function Row({ agent, onChange }: { agent: Agent; onChange: () => void }) {
  return (
    <article className="card flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 flex-1 text-base leading-6 font-semibold break-words">{agent.name}</h2>
        <Badge tone="plain">{text.audience[agent.audience]}</Badge>
      </div>
      {agent.summary && <p>{agent.summary}</p>}
      <p className="text-xs text-muted">{agent.skills ? text.skills(agent.skills.length) : text.skillsAll}</p>
      <div className="mt-auto flex flex-wrap gap-3 *:flex-1">
        <Link to="/chat" search={{ agent: agent.id }} data-primary className={buttonClass('outline')}>
          {text.ask}
          <span className="sr-only">: {agent.name}</span>
        </Link>
        {agent.may_change && (
          <Button variant="quiet" aria-haspopup="dialog" onClick={onChange}>
            {text.edit}
            <span className="sr-only">: {agent.name}</span>
          </Button>
        )}
      </div>
    </article>
  );
}

const grid = 'grid gap-3 sm:grid-cols-2 xl:grid-cols-3';
const bones = (
  <div className={grid}>
    {[1, 2, 3].map((n) => (
      <Bone key={n} className="h-40" />
    ))}
  </div>
);

/** The agents for this person, and making new ones. */
export function AgentsPage() {
  const [changing, setChanging] = useState<Agent | 'new'>();
  const agents = useQuery(agentsQuery);
  return (
    <>
      <PageHead title={text.title} lead={text.lead}>
        <Button variant="primary" aria-haspopup="dialog" onClick={() => setChanging('new')}>
          <Plus aria-hidden size={16} />
          {text.new}
        </Button>
      </PageHead>
      <Loaded query={agents} bones={bones}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.emptyTitle}>{text.emptyText}</Empty>
          ) : (
            <div className={grid}>
              {items.map((agent) => (
                <Row key={agent.id} agent={agent} onChange={() => setChanging(agent)} />
              ))}
            </div>
          )
        }
      </Loaded>
      {changing && (
        <AgentDialog
          {...(changing !== 'new' && { agent: changing })}
          onClose={() => setChanging(undefined)}
        />
      )}
    </>
  );
}
