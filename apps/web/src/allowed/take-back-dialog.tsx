import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import type { AllowedAgent } from '../api/types.js';
import { Button } from '../kit/button.js';
import { ErrorLine } from '../kit/loaded.js';
import { Popup } from '../kit/popup.js';
import { words } from '../words/index.js';

const text = words.allowed;

/** Asks once, then ends what an agent may do. */
export function TakeBackDialog({ agent, onClose }: { agent: AllowedAgent; onClose: () => void }) {
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () =>
      answered(api.DELETE('/api/v1/allowed-agents/{id}', { params: { path: { id: agent.id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['allowed'] });
      onClose();
    },
  });
  return (
    <Popup
      open
      onClose={onClose}
      title={text.takeBackTitle(agent.name)}
      footer={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button variant="danger" data-primary busy={end.isPending} onClick={() => end.mutate()}>
            {text.takeBack}
          </Button>
        </>
      }
    >
      <p>{text.takeBackText}</p>
      <ErrorLine error={end.error} />
    </Popup>
  );
}
