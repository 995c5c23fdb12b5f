import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/problem.js';
import { router } from './router.js';
import { takePlace } from './sign-in/kept-place.js';
import './styles.css';

// A tab left open over a release asks for files that are gone: the new page has new names for them.
addEventListener('vite:preloadError', () => location.reload());

function backToSignIn(error: Error) {
  const { pathname, searchStr } = router.state.location;
  if (!(error instanceof ApiProblem) || error.status !== 401 || pathname === '/sign-in') return;
  queries.clear();
  const to = pathname === '/' ? undefined : `${pathname}${searchStr}`;
  void router.navigate({ to: '/sign-in', search: { to } });
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: backToSignIn }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, error) => failures < 1 && error instanceof ApiProblem && error.status >= 500,
    },
    mutations: { networkMode: 'always' },
  },
});

const page = document.querySelector('#app');
// A company's sign-in ends at the first page: whoever was going elsewhere goes on from there.
const kept = location.pathname === '/' ? takePlace() : undefined;
if (kept !== undefined) location.replace(kept);
else if (page)
  createRoot(page).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
