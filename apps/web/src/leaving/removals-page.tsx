import { useQuery } from '@tanstack/react-query';
import { removalsQuery } from '../api/leaving-queries.js';
import type { Removal } from '../api/leaving-types.js';
import { Loaded } from '../kit/loaded.js';
import { Bone, Empty, PageHead } from '../kit/pieces.js';
import { useMe } from '../shell/me.js';
import { NoAccess } from '../shell/no-access.js';
import { words } from '../words/index.js';
import { RemovalRow } from './removal-row.js';

const text = words.leaving.removals;

const bones = (
  <div className="grid gap-3">
    <Bone className="h-24" />
    <Bone className="h-24" />
  </div>
);

function Part({ title, items }: { title: string; items: readonly Removal[] }) {
  if (items.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h2 className="text-base font-semibold">{title}</h2>
      <ul className="card divide-y divide-line">
        {items.map((removal) => (
          <RemovalRow key={removal.id} removal={removal} />
        ))}
      </ul>
    </section>
  );
}

function Removals() {
  return (
    <Loaded query={useQuery(removalsQuery)} bones={bones}>
      {({ items, counts }) => (
        <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5">
          {items.length === 0 && <Empty title={text.allDoneTitle}>{text.allDoneText}</Empty>}
          <Part title={text.waitingTitle} items={items.filter(({ state }) => state === 'open')} />
          <Part title={text.byHandTitle} items={items.filter(({ state }) => state !== 'open')} />
          {counts.confirmed > 0 && <p className="text-muted">{text.counts(counts.confirmed)}</p>}
        </div>
      )}
    </Loaded>
  );
}

export function RemovalsPage() {
  const { roles } = useMe();
  return (
    <>
      <PageHead title={text.title} lead={text.lead} />
      {roles.includes('company_admin') ? <Removals /> : <NoAccess />}
    </>
  );
}
