import { useQuery } from '@tanstack/react-query';
import type { NoticeItem } from '../api/notice-types.js';
import { noticesQuery } from '../api/queries.js';

/** Everything that needs the person; empty until it is known. */
export const useNotices = (): readonly NoticeItem[] => useQuery(noticesQuery).data?.items ?? [];

/** Finds what is said about the sign-in of a connection. */
export function useNoticeOf(): (connectionId: string) => NoticeItem | undefined {
  const notices = useNotices();
  return (connectionId) =>
    notices.find(({ connection_id: id, kind }) => id === connectionId && kind !== 'connection_ends');
}
