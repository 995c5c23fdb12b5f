import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { connectionsQuery } from '../api/queries.js';
import type { Connection } from '../api/types.js';
import { buttonClass } from '../kit/button.js';
import { Loaded } from '../kit/loaded.js';
import { Bone, Choices, Empty, Notice, PageHead } from '../kit/pieces.js';
import { useNoticeOf } from '../notices/use-notices.js';
import { problemWords } from '../skills/problem-words.js';
import { words } from '../words/index.js';
import { ConnectionRow } from './connection-row.js';
import { DisconnectDialog } from './disconnect-dialog.js';

const route = getRouteApi('/shell/connections');

function List({ items }: { items: Connection[] }) {
  const { needs } = route.useSearch();
  const navigate = route.useNavigate();
  const [leaving, setLeaving] = useState<Connection>();
  const noticeOf = useNoticeOf();
  if (items.length === 0)
    return (
      <Empty
        title={words.connections.emptyTitle}
        action={
          <Link to="/" className={buttonClass('primary')}>
            {words.connections.emptyAction}
          </Link>
        }
      >
        {words.connections.emptyText}
      </Empty>
    );
  const rows = items.filter(
    ({ id, status }) => needs !== 'me' || status !== 'active' || noticeOf(id) !== undefined,
  );
  return (
    <div className="grid gap-3">
      <div className="justify-self-start">
        <Choices
          label={words.skills.filter}
          value={needs ?? 'all'}
          onChange={(next) =>
            void navigate({ search: { needs: next === 'me' ? next : undefined }, replace: true })
          }
          options={[
            ['all', words.connections.all],
            ['me', words.connections.needsMe],
          ]}
        />
      </div>
      {rows.length === 0 && <Empty title={words.connections.emptyNeedsMe} />}
      {rows.map((connection) => (
        <ConnectionRow
          key={connection.id}
          connection={connection}
          notice={noticeOf(connection.id)}
          onDisconnect={() => setLeaving(connection)}
        />
      ))}
      {leaving && <DisconnectDialog connection={leaving} onClose={() => setLeaving(undefined)} />}
    </div>
  );
}

function News() {
  const { problem, connected, chosen } = route.useSearch();
  if (problem !== undefined) {
    const { title, text } = problemWords(problem);
    return (
      <div className="mb-4">
        <Notice tone="warn" title={title}>
          {text}
        </Notice>
      </div>
    );
  }
  if (!connected) return null;
  return (
    <div className="mb-4">
      <Notice
        tone="ok"
        title={chosen === undefined ? words.connections.renewedTitle : words.connections.chosenTitle(chosen)}
      >
        {chosen === undefined ? words.connections.renewedText : words.connections.chosenText}
      </Notice>
    </div>
  );
}

const bones = (
  <div className="grid gap-3">
    <Bone className="h-11 w-48" />
    <Bone className="h-52" />
    <Bone className="h-52" />
  </div>
);

export function ConnectionsPage() {
  return (
    <>
      <PageHead title={words.connections.title} lead={words.connections.lead} />
      <News />
      <Loaded query={useQuery(connectionsQuery)} bones={bones}>
        {({ items }) => <List items={items} />}
      </Loaded>
    </>
  );
}
