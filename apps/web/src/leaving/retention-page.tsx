import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { retentionQuery } from '../api/leaving-queries.js';
import type { Retention } from '../api/leaving-types.js';
import { ApiProblem } from '../api/problem.js';
import { fieldText } from '../format/form.js';
import { Button } from '../kit/button.js';
import { Failure, Loaded } from '../kit/loaded.js';
import { Bone, PageHead } from '../kit/pieces.js';
import { Switch } from '../kit/switch.js';
import { useMe } from '../shell/me.js';
import { NoAccess } from '../shell/no-access.js';
import { words } from '../words/index.js';
import { NumberField } from './number-field.js';

const text = words.leaving.retention;
type Rules = Retention & { usual: Retention };
const numbers = ['call_days', 'event_days', 'file_hours', 'repeat_hours', 'idle_days'] as const;

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="card grid gap-4 p-4 sm:p-5">
      <legend className="sr-only">{title}</legend>
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </fieldset>
  );
}

function Fields({ rules, problems }: { rules: Rules; problems: Readonly<Record<string, string>> }) {
  const [retired, setRetired] = useState(rules.ends_retired);
  const one = (name: (typeof numbers)[number], label: string, hint: string) => (
    <NumberField
      name={name}
      label={label}
      hint={`${hint} ${text.usual(rules.usual[name])}.`}
      unit={name.endsWith('hours') ? text.hours : text.days}
      value={rules[name]}
      error={problems[name]}
    />
  );
  return (
    <>
      <Part title={text.records}>
        {one('call_days', text.calls, text.callsHint)}
        {one('event_days', text.events, text.eventsHint)}
      </Part>
      <Part title={text.short}>
        {one('file_hours', text.files, text.filesHint)}
        {one('repeat_hours', text.repeats, text.repeatsHint)}
      </Part>
      <Part title={text.unused}>
        {one('idle_days', text.idle, text.idleHint)}
        <input type="hidden" name="ends_retired" value={String(retired)} />
        <Switch label={text.retired} on={retired} onChange={setRetired} />
      </Part>
    </>
  );
}

function rulesIn(form: FormData): Retention {
  const values = Object.fromEntries(numbers.map((name) => [name, Number(fieldText(form, name))]));
  return {
    ...(values as Record<(typeof numbers)[number], number>),
    ends_retired: fieldText(form, 'ends_retired') === 'true',
  };
}

function Form({ rules }: { rules: Rules }) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (body: Retention) => answered(api.PUT('/api/v1/admin/retention', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['admin', 'retention'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(rulesIn(new FormData(event.currentTarget)));
  };
  const fields = save.error instanceof ApiProblem ? save.error.fields : {};
  const isNamed = Object.keys(fields).length > 0;
  return (
    <form onSubmit={submit} className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4" noValidate>
      <Fields rules={rules} problems={fields} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={save.isPending}>
          {words.common.save}
        </Button>
        {save.isSuccess && (
          <p role="status" className="text-muted">
            {text.saved}
          </p>
        )}
      </div>
      {save.error && !isNamed && <Failure error={save.error} />}
    </form>
  );
}

export function RetentionPage() {
  const { roles } = useMe();
  const may = roles.includes('company_admin');
  const rules = useQuery({ ...retentionQuery, enabled: may });
  return (
    <>
      <PageHead title={text.title} lead={text.lead} />
      {may ? (
        <Loaded query={rules} bones={<Bone className="h-96 max-w-3xl" />}>
          {(loaded) => <Form rules={loaded} />}
        </Loaded>
      ) : (
        <NoAccess />
      )}
    </>
  );
}
