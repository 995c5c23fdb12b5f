import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { skillsQuery } from '../api/queries.js';
import type { AgentChoice, AllowedAgent } from '../api/types.js';
import { Button } from '../kit/button.js';
import { ErrorLine, Loaded } from '../kit/loaded.js';
import { Bone } from '../kit/pieces.js';
import { Popup } from '../kit/popup.js';
import { words } from '../words/index.js';
import { isSomething } from './choice.js';
import { SkillTicks } from './skill-ticks.js';

/** Changes what an agent may do, from its next call on. */
export function ChangeDialog({ agent, onClose }: { agent: AllowedAgent; onClose: () => void }) {
  const queries = useQueryClient();
  const skills = useQuery(skillsQuery);
  const [choice, setChoice] = useState<AgentChoice>({ skills: agent.skills, writes: agent.writes });
  const save = useMutation({
    mutationFn: () =>
      answered(
        api.PATCH('/api/v1/allowed-agents/{id}', { params: { path: { id: agent.id } }, body: choice }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['allowed'] });
      onClose();
    },
  });
  return (
    <Popup
      open
      onClose={onClose}
      title={words.allowed.changeTitle(agent.name)}
      footer={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button
            variant="primary"
            data-primary
            busy={save.isPending}
            disabled={!isSomething(choice)}
            onClick={() => save.mutate()}
          >
            {words.common.save}
          </Button>
        </>
      }
    >
      <Loaded query={skills} bones={<Bone className="h-60" />}>
        {({ items }) => <SkillTicks skills={items} choice={choice} canWrite onChange={setChoice} />}
      </Loaded>
      <ErrorLine error={save.error} />
    </Popup>
  );
}
