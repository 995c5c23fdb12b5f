import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { Agent, AgentFacts } from '../api/chat-types.js';
import { answered, api } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { Button } from '../kit/button.js';
import { ErrorLine } from '../kit/loaded.js';
import { Popup } from '../kit/popup.js';
import { words } from '../words/index.js';
import { AgentFields } from './agent-fields.js';
import { agentOf } from './agent-form.js';

const text = words.agents.form;
const form = 'agent';

function useKeep(agent: Agent | undefined, onClose: () => void) {
  const queries = useQueryClient();
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: ['agents'] });
    onClose();
  };
  const save = useMutation({
    mutationFn: (facts: AgentFacts) =>
      agent
        ? answered(api.PUT('/api/v1/agents/{id}', { params: { path: { id: agent.id } }, body: facts }))
        : answered(api.POST('/api/v1/agents', { body: facts })),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: () =>
      answered(api.DELETE('/api/v1/agents/{id}', { params: { path: { id: agent?.id ?? '' } } })),
    onSuccess,
  });
  return { save, remove };
}

function Removing({
  name,
  busy,
  error,
  onRemove,
  onClose,
}: {
  name: string;
  busy: boolean;
  error: unknown;
  onRemove: () => void;
  onClose: () => void;
}) {
  return (
    <Popup
      open
      onClose={onClose}
      title={text.removeTitle(name)}
      footer={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button variant="danger" busy={busy} onClick={onRemove}>
            {text.remove}
          </Button>
        </>
      }
    >
      <p>{text.removeText}</p>
      <ErrorLine error={error} />
    </Popup>
  );
}

/** Makes an agent, or changes one. */
export function AgentDialog({ agent, onClose }: { agent?: Agent; onClose: () => void }) {
  const { save, remove } = useKeep(agent, onClose);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [removing, setRemoving] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = agentOf(new FormData(event.currentTarget), agent);
    setProblems(read.problems);
    if (Object.keys(read.problems).length === 0) save.mutate(read.facts);
  };
  if (agent && removing)
    return (
      <Removing
        name={agent.name}
        busy={remove.isPending}
        error={remove.error}
        onRemove={() => remove.mutate()}
        onClose={() => setRemoving(false)}
      />
    );
  const named = save.error instanceof ApiProblem ? save.error.fields : {};
  return (
    <Popup
      open
      onClose={onClose}
      title={agent ? text.changeTitle(agent.name) : text.newTitle}
      footer={
        <>
          {agent && (
            <Button variant="quiet" className="mr-auto" onClick={() => setRemoving(true)}>
              {text.remove}
            </Button>
          )}
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button variant="primary" data-primary type="submit" form={form} busy={save.isPending}>
            {words.common.save}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <AgentFields agent={agent} problems={{ ...named, ...problems }} />
        <ErrorLine error={save.error} />
      </form>
    </Popup>
  );
}
