import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from './client.js';

export const peopleQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'people', search],
    queryFn: ({ signal, pageParam }) =>
      answered(
        api.GET('/api/v1/admin/people', {
          params: { query: { limit: 50, ...(search && { search }), ...(pageParam && { after: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_after ?? undefined,
  });

/** Looked at again while something is still being tried. */
export const removalsQuery = queryOptions({
  queryKey: ['admin', 'removals'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/admin/revocations', { signal })),
  refetchInterval: ({ state }) => ((state.data?.counts.open ?? 0) > 0 ? 10_000 : false),
});

export const retentionQuery = queryOptions({
  queryKey: ['admin', 'retention'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/admin/retention', { signal })),
});
