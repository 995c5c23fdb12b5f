import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from './client.js';
import type { Example } from './types.js';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/me', { signal })),
  staleTime: 5 * 60_000,
});

export const signInOptionsQuery = (company: string | undefined) =>
  queryOptions({
    queryKey: ['sign-in', company ?? ''],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/sign-in/options', { params: { query: company ? { company } : {} }, signal })),
  });

export const skillsQuery = queryOptions({
  queryKey: ['skills'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/skills', { signal })),
});

export const skillQuery = (id: string) =>
  queryOptions({
    queryKey: ['skills', id],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/skills/{id}', { params: { path: { id } }, signal })),
  });

/** The answer to an example question. Runs only when asked, and is kept until the page is left. */
export const answerQuery = (example: Example, account: string | undefined) =>
  queryOptions({
    queryKey: ['answer', example.tool, example.input, account ?? ''],
    queryFn: ({ signal }) =>
      answered(
        api.POST('/api/v1/tools/{name}', {
          params: {
            path: { name: example.tool },
            ...(account && { header: { 'Skillhub-Account': account } }),
          },
          body: example.input,
          signal,
        }),
      ),
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/connections', { signal })),
});

/** Looked for again now and then, so that a page left open says it too. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/notices', { signal })),
  refetchInterval: 5 * 60_000,
});

export const webhookQuery = queryOptions({
  queryKey: ['admin', 'webhook'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/admin/webhook', { signal })),
});

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/keys', { signal })),
});

export const activityQuery = infiniteQueryOptions({
  queryKey: ['activity'],
  queryFn: ({ signal, pageParam }) =>
    answered(
      api.GET('/api/v1/activity', {
        params: { query: { limit: 30, ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.next_cursor ?? undefined,
});

export const catalogQuery = queryOptions({
  queryKey: ['admin', 'catalog'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/admin/catalog', { signal })),
});

export const providersQuery = queryOptions({
  queryKey: ['admin', 'providers'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/admin/providers', { signal })),
});

/** The question of an agent; asked once, for answering it uses it up. */
export const allowRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['allow', id],
    queryFn: ({ signal }) => answered(api.GET('/allow/{id}/request', { params: { path: { id } }, signal })),
    staleTime: Infinity,
    retry: false,
  });

export const allowedQuery = queryOptions({
  queryKey: ['allowed'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/allowed-agents', { signal })),
});

export const companyAgentsQuery = queryOptions({
  queryKey: ['admin', 'allowed'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/admin/allowed-agents', { signal })),
});
