import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { activityQuery } from '../api/queries.js';
import type { ActivityRow } from '../api/types.js';
import { duration } from '../format/time.js';
import { Button, buttonClass } from '../kit/button.js';
import { Loaded } from '../kit/loaded.js';
import { ProviderMark } from '../kit/marks.js';
import { Badge, Bone, Choices, Empty, PageHead, When } from '../kit/pieces.js';
import { EffectBadge } from '../skills/tool-list.js';
import { words } from '../words/index.js';
import type { Kind } from './rows.js';
import { ofKind, outcome, sentence } from './rows.js';

const text = words.activity;

function Line({ row }: { row: ActivityRow }) {
  const end = outcome(row);
  return (
    <li className="flex flex-wrap items-start gap-3 px-4 py-3">
      <ProviderMark provider={row.provider ?? row.tool} size="small" />
      <div className="min-w-52 flex-1">
        <p className="font-medium">{sentence(row)}</p>
        <p className="text-xs text-muted">
          <When at={row.at} />
          {typeof row.duration_ms === 'number' && ` · ${text.took(duration(row.duration_ms))}`}
        </p>
      </div>
      <div className="flex flex-wrap gap-2 max-sm:pl-9">
        {row.effect !== 'read' && <EffectBadge effect={row.effect} />}
        <Badge tone={end.tone}>{end.text}</Badge>
      </div>
    </li>
  );
}

function List({ rows, more }: { rows: ActivityRow[]; more: ReactNode }) {
  const [kind, setKind] = useState<Kind>('all');
  if (rows.length === 0)
    return (
      <Empty
        title={text.emptyTitle}
        action={
          <Link to="/" className={buttonClass('primary')}>
            {text.emptyAction}
          </Link>
        }
      >
        {text.emptyText}
      </Empty>
    );
  const wanted = ofKind(rows, kind);
  return (
    <div className="grid gap-3">
      <div className="justify-self-start">
        <Choices
          label={words.skills.filter}
          value={kind}
          onChange={setKind}
          options={[
            ['all', text.allRows],
            ['changes', text.changes],
            ['problems', text.problems],
          ]}
        />
      </div>
      {wanted.length === 0 ? (
        <Empty title={text.none} />
      ) : (
        <ol className="card divide-y divide-line">
          {wanted.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </ol>
      )}
      <div className="justify-self-center text-muted">{more}</div>
    </div>
  );
}

const bones = (
  <div className="grid gap-3">
    <Bone className="h-11 w-64" />
    <Bone className="h-96" />
  </div>
);

export function ActivityPage() {
  const activity = useInfiniteQuery(activityQuery);
  const more = activity.hasNextPage ? (
    <Button busy={activity.isFetchingNextPage} onClick={() => void activity.fetchNextPage()}>
      {text.more}
    </Button>
  ) : (
    text.end
  );
  return (
    <>
      <PageHead title={text.title} lead={text.lead} />
      <Loaded query={activity} bones={bones}>
        {({ pages }) => <List rows={pages.flatMap(({ items }) => items)} more={more} />}
      </Loaded>
    </>
  );
}
