import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './client.js';

export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/agents', { signal })),
});

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/models', { signal })),
});

export const conversationsQuery = queryOptions({
  queryKey: ['conversations'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/conversations', { signal })),
});

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversations', id],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/conversations/{id}', { params: { path: { id } }, signal })),
  });

export const toolsQuery = queryOptions({
  queryKey: ['tools'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/tools', { signal })),
  staleTime: 5 * 60_000,
});
