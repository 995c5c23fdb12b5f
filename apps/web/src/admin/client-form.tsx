import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import type { ProviderClient } from '../api/types.js';
import { fieldText } from '../format/form.js';
import { Button } from '../kit/button.js';
import { Failure } from '../kit/loaded.js';
import { Field } from '../kit/pieces.js';
import { words } from '../words/index.js';

const text = words.admin.providers;

function Fields({
  provider,
  problems,
}: {
  provider: ProviderClient;
  problems: Readonly<Record<string, string>>;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={text.clientId} error={problems['client_id']}>
        <input
          className="field"
          name="client_id"
          defaultValue={provider.client_id ?? ''}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <Field
        label={text.secret}
        hint={provider.has_secret ? text.secretKept : text.secretHint}
        error={problems['client_secret']}
      >
        <input className="field" type="password" name="client_secret" autoComplete="new-password" />
      </Field>
    </div>
  );
}

/** The client of a provider. The secret can be written and replaced, never read back. */
export function ClientForm({ provider, children }: { provider: ProviderClient; children: ReactNode }) {
  const queries = useQueryClient();
  const [missing, setMissing] = useState(false);
  const save = useMutation({
    mutationFn: (body: { client_id: string; client_secret?: string }) =>
      answered(api.PUT('/api/v1/admin/providers/{id}', { params: { path: { id: provider.id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['admin', 'providers'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const page = event.currentTarget;
    const form = new FormData(page);
    const clientId = fieldText(form, 'client_id').trim();
    const secret = fieldText(form, 'client_secret');
    setMissing(clientId === '');
    if (clientId === '') return;
    save.mutate(
      { client_id: clientId, ...(secret && { client_secret: secret }) },
      { onSuccess: () => page.reset() },
    );
  };
  const fields = save.error instanceof ApiProblem ? save.error.fields : {};
  return (
    <form key={provider.client_id ?? ''} onSubmit={submit} className="grid gap-4" autoComplete="off">
      <Fields provider={provider} problems={missing ? { client_id: text.clientIdMissing } : fields} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant={provider.client_id ? 'outline' : 'primary'} busy={save.isPending}>
          {words.common.save}
        </Button>
        {children}
        {save.isSuccess && provider.status === 'unchecked' && (
          <p role="status" className="text-muted">
            {text.saved}
          </p>
        )}
      </div>
      {save.error && <Failure error={save.error} />}
    </form>
  );
}
