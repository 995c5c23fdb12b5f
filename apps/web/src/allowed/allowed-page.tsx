import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { allowedQuery } from '../api/queries.js';
import type { AllowedAgent } from '../api/types.js';
import { buttonClass } from '../kit/button.js';
import { Loaded } from '../kit/loaded.js';
import { Bone, Empty, PageHead } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { AgentRow } from './agent-row.js';
import { ChangeDialog } from './change-dialog.js';
import { Services } from './services.js';
import { TakeBackDialog } from './take-back-dialog.js';

const text = words.allowed;

function Agents({ items }: { items: AllowedAgent[] }) {
  const [changing, setChanging] = useState<AllowedAgent>();
  const [leaving, setLeaving] = useState<AllowedAgent>();
  if (items.length === 0)
    return (
      <Empty
        title={text.noAgents}
        action={
          <Link to="/settings" className={buttonClass('primary')}>
            {text.toSettings}
          </Link>
        }
      />
    );
  return (
    <>
      <ul className="card divide-y divide-line px-4">
        {items.map((agent) => (
          <AgentRow
            key={agent.id}
            agent={agent}
            onChange={() => setChanging(agent)}
            onTakeBack={() => setLeaving(agent)}
          />
        ))}
      </ul>
      {changing && <ChangeDialog agent={changing} onClose={() => setChanging(undefined)} />}
      {leaving && <TakeBackDialog agent={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  );
}

/** Who may act as me: agents that I let in, and services of my company. */
export function AllowedPage() {
  return (
    <>
      <PageHead title={text.title} lead={text.lead} />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        <section className="grid gap-3">
          <h2 className="text-base font-semibold">{text.agents}</h2>
          <Loaded query={useQuery(allowedQuery)} bones={<Bone className="h-40" />}>
            {({ items }) => <Agents items={items} />}
          </Loaded>
        </section>
        <Services />
      </div>
    </>
  );
}
