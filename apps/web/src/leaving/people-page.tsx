import { useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { peopleQuery } from '../api/leaving-queries.js';
import type { Member } from '../api/leaving-types.js';
import { Button } from '../kit/button.js';
import { Loaded } from '../kit/loaded.js';
import { Bone, Empty, PageHead } from '../kit/pieces.js';
import { useMe } from '../shell/me.js';
import { NoAccess } from '../shell/no-access.js';
import { words } from '../words/index.js';
import { EraseDialog } from './erase-dialog.js';
import { OffboardDialog } from './offboard-dialog.js';
import { PersonRow } from './person-row.js';

const text = words.leaving.people;

const bones = (
  <div className="grid gap-3">
    <Bone className="h-11 max-w-md" />
    <Bone className="h-72" />
  </div>
);

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <label className="relative block max-w-md">
      <span className="sr-only">{text.search}</span>
      <Search aria-hidden size={18} className="absolute top-3.5 left-3 text-muted" />
      <input
        type="search"
        className="field pl-10"
        placeholder={text.search}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

function People() {
  const [search, setSearch] = useState('');
  const [leaver, setLeaver] = useState<Member>();
  const [erased, setErased] = useState<Member>();
  const found = useInfiniteQuery(peopleQuery(useDeferredValue(search.trim())));
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-3">
      <SearchField value={search} onChange={setSearch} />
      <Loaded query={found} bones={bones}>
        {({ pages }) => {
          const { active = 0, left = 0 } = pages[0]?.counts ?? {};
          const people = pages.flatMap(({ items }) => items);
          return (
            <>
              <p className="text-muted">{text.counts(active, left)}</p>
              {people.length === 0 && <Empty title={text.none} />}
              <ul className="card divide-y divide-line empty:hidden">
                {people.map((member) => (
                  <PersonRow
                    key={member.id}
                    member={member}
                    onEnd={() => setLeaver(member)}
                    onErase={() => setErased(member)}
                  />
                ))}
              </ul>
              {found.hasNextPage && (
                <Button
                  className="justify-self-center"
                  busy={found.isFetchingNextPage}
                  onClick={() => void found.fetchNextPage()}
                >
                  {text.more}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
      {leaver && <OffboardDialog member={leaver} onClose={() => setLeaver(undefined)} />}
      {erased && <EraseDialog member={erased} onClose={() => setErased(undefined)} />}
    </div>
  );
}

export function PeoplePage() {
  const { roles } = useMe();
  return (
    <>
      <PageHead title={text.title} lead={text.lead} />
      {roles.includes('company_admin') ? <People /> : <NoAccess />}
    </>
  );
}
