import { useContext } from 'react';
import { answered, api } from '../api/client.js';
import { ReturnTo } from '../chat/return-to.js';
import { useGoAway } from '../shell/go-away.js';

/** Begins a connection for a skill and leaves for the provider. */
export function useConnect(skillId: string) {
  const to = useContext(ReturnTo);
  return useGoAway((choice: { provider?: string; connection_id?: string; other_account?: boolean }) =>
    answered(
      api.POST('/api/v1/skills/{id}/connect', {
        params: { path: { id: skillId } },
        body: { ...choice, ...(to && { return_to: to }) },
      }),
    ),
  );
}
