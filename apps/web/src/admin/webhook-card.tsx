import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answered, api } from '../api/client.js';
import type { WebhookItem } from '../api/notice-types.js';
import { ApiProblem } from '../api/problem.js';
import { webhookQuery } from '../api/queries.js';
import { fieldText } from '../format/form.js';
import { sinceOrUntil } from '../format/time.js';
import { Button } from '../kit/button.js';
import { Copyable } from '../kit/copy.js';
import { Failure, Loaded } from '../kit/loaded.js';
import { Badge, Bone, Field } from '../kit/pieces.js';
import type { Tone } from '../skills/state.js';
import { words } from '../words/index.js';

const text = words.admin.webhook;

function statusOf({ url, problem }: WebhookItem): readonly [Tone, string] {
  if (!url) return ['plain', text.off];
  return problem ? ['bad', text.failing] : ['ok', text.on];
}

function useChanges() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['admin', 'webhook'] });
  const save = useMutation({
    mutationFn: (body: { url: string; renew_secret?: boolean }) =>
      answered(api.PUT('/api/v1/admin/webhook', { body })),
    onSettled,
  });
  const test = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/admin/webhook/test', { body: {} })),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/admin/webhook', {})),
    onSettled,
  });
  return { save, test, remove };
}

function More({ url, test, save, remove }: ReturnType<typeof useChanges> & { url: string }) {
  return (
    <>
      <Button busy={test.isPending} onClick={() => test.mutate()}>
        {test.isPending ? text.testing : text.test}
      </Button>
      <Button variant="quiet" busy={save.isPending} onClick={() => save.mutate({ url, renew_secret: true })}>
        {text.renew}
      </Button>
      <Button variant="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
        {text.remove}
      </Button>
    </>
  );
}

/** What came of the last change; what is wrong with a field is said at the field. */
function Outcome({ save, test, remove }: ReturnType<typeof useChanges>) {
  const isFieldWrong = save.error instanceof ApiProblem && save.error.fields['url'] !== undefined;
  const failures = [isFieldWrong ? null : save.error, test.error, remove.error];
  return (
    <>
      <p role="status" className="text-muted empty:hidden">
        {test.data?.problem ?? (test.data ? text.arrived : '')}
      </p>
      {save.data?.secret && (
        <div>
          <Copyable label={text.secret} text={save.data.secret} />
          <p className="mt-1 text-xs text-muted">{text.secretHint}</p>
        </div>
      )}
      {failures.map((failure, place) => failure && <Failure key={place} error={failure} />)}
    </>
  );
}

function WebhookForm({ webhook }: { webhook: WebhookItem }) {
  const [missing, setMissing] = useState(false);
  const changes = useChanges();
  const { save } = changes;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const url = fieldText(new FormData(event.currentTarget), 'url').trim();
    setMissing(url === '');
    if (url !== '') save.mutate({ url });
  };
  const fields = save.error instanceof ApiProblem ? save.error.fields : {};
  const error = missing ? text.urlMissing : fields['url'];
  return (
    <form key={webhook.url ?? ''} onSubmit={submit} className="grid gap-4" autoComplete="off">
      <Field label={text.url} hint={text.urlHint} error={error}>
        <input className="field" name="url" type="url" defaultValue={webhook.url ?? ''} spellCheck={false} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant={webhook.url ? 'outline' : 'primary'} busy={save.isPending}>
          {text.save}
        </Button>
        {webhook.url && <More url={webhook.url} {...changes} />}
      </div>
      <Outcome {...changes} />
    </form>
  );
}

function Card({ webhook }: { webhook: WebhookItem }) {
  const [tone, status] = statusOf(webhook);
  return (
    <article className="card grid grid-cols-[minmax(0,1fr)] gap-4 p-4 sm:p-5">
      <header className="flex flex-wrap items-center gap-3">
        <h2 className="flex-1 text-base font-semibold">{text.title}</h2>
        <Badge tone={tone}>{status}</Badge>
      </header>
      <p className="text-muted">{text.lead}</p>
      <WebhookForm webhook={webhook} />
      {webhook.problem && <p className="text-bad">{webhook.problem}</p>}
      {webhook.delivered_at && (
        <p className="text-xs text-muted">{text.lastArrived(sinceOrUntil(webhook.delivered_at))}</p>
      )}
    </article>
  );
}

/** Where the company is told of ended sign-ins. The secret is shown once, when it is made. */
export function WebhookCard() {
  return (
    <div className="mt-6 max-w-3xl">
      <Loaded query={useQuery(webhookQuery)} bones={<Bone className="h-64" />}>
        {(webhook) => <Card webhook={webhook} />}
      </Loaded>
    </div>
  );
}
