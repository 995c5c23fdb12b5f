import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { meQuery } from '../api/queries.js';
import { Bone, Notice } from '../kit/pieces.js';
import { Failure } from '../kit/loaded.js';
import { NoticeBanner } from '../notices/notice-banner.js';
import { words } from '../words/index.js';
import { MeContext } from './me.js';
import { BottomNavigation, SideNavigation } from './navigation.js';

function listen(changed: () => void) {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);
  return main;
}

const Waiting = () => (
  <div role="status" aria-label={words.common.loading} className="mx-auto grid max-w-7xl gap-4 p-6">
    <Bone className="h-9 w-48" />
    <Bone className="h-40 w-full" />
    <Bone className="h-40 w-full" />
  </div>
);

/** The frame of every page of a signed-in person. */
export function Shell() {
  const me = useQuery(meQuery);
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  const main = useFocusOnNewPage();
  if (!me.data)
    return me.error ? (
      <main className="mx-auto max-w-2xl p-6">
        <h1 className="sr-only">{words.app}</h1>
        <Failure error={me.error} retry={me.refetch} />
      </main>
    ) : (
      <Waiting />
    );
  return (
    <MeContext value={me.data}>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-lg bg-card px-4 py-3 font-semibold focus:translate-y-0"
      >
        {words.skipToContent}
      </a>
      <div className="mx-auto flex max-w-7xl gap-6 px-4 md:px-6">
        <SideNavigation />
        <main
          id="content"
          ref={main}
          tabIndex={-1}
          className="min-w-0 flex-1 pt-5 pb-24 outline-none md:pt-7 md:pb-12"
        >
          {!online && (
            <div className="mb-4">
              <Notice tone="warn" title={words.common.offline} />
            </div>
          )}
          <NoticeBanner />
          <Outlet />
        </main>
      </div>
      <BottomNavigation />
    </MeContext>
  );
}
