import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { modelsQuery } from '../api/chat-queries.js';
import type { Model } from '../api/chat-types.js';
import { answered, api } from '../api/client.js';
import { fieldText } from '../format/form.js';
import { Button } from '../kit/button.js';
import { ErrorLine, Loaded } from '../kit/loaded.js';
import { Badge, Bone, Empty, Field, PageHead } from '../kit/pieces.js';
import { useMe } from '../shell/me.js';
import { NoAccess } from '../shell/no-access.js';
import { words } from '../words/index.js';

const text = words.models;

function useKeep({ id }: Model) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: string | null) =>
      answered(
        api.PUT('/api/v1/admin/models/{id}/key', { params: { path: { id } }, body: { api_key: key } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['models'] }),
  });
}

function ModelCard({ model }: { model: Model }) {
  const keep = useKeep(model);
  const isMissing = model.key === 'missing';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    keep.mutate(fieldText(new FormData(form), 'key'), { onSuccess: () => form.reset() });
  };
  return (
    <article className="card grid gap-4 p-4 sm:p-5">
      <header className="flex flex-wrap items-center gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-semibold">{model.title}</h2>
          <p className="text-xs text-muted">
            {text.kind[model.kind]} · {model.id}
          </p>
        </div>
        <Badge tone={isMissing ? 'warn' : 'ok'}>{text[model.key]}</Badge>
      </header>
      <form onSubmit={submit} className="grid gap-3">
        <Field label={text.key} hint={text.hint}>
          <input className="field" name="key" type="password" required maxLength={500} autoComplete="off" />
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant={isMissing ? 'primary' : 'outline'} busy={keep.isPending}>
            {text.save}
          </Button>
          {model.key === 'company' && (
            <Button variant="quiet" disabled={keep.isPending} onClick={() => keep.mutate(null)}>
              {text.remove}
            </Button>
          )}
        </div>
      </form>
      <ErrorLine error={keep.error} />
    </article>
  );
}

function Models() {
  return (
    <Loaded query={useQuery(modelsQuery)} bones={<Bone className="h-56 max-w-3xl" />}>
      {({ items }) => (
        <div className="grid max-w-3xl gap-3">
          {items.length === 0 && <Empty title={text.empty} />}
          {items.map((model) => (
            <ModelCard key={model.id} model={model} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

export function ModelsPage() {
  const { roles } = useMe();
  return (
    <>
      <PageHead title={text.title} lead={text.lead} />
      {roles.includes('company_admin') ? <Models /> : <NoAccess />}
    </>
  );
}
