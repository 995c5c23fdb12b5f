import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { answered, api } from '../api/client.js';
import { innerPath } from '../api/problem.js';
import { meQuery, signInOptionsQuery } from '../api/queries.js';
import type { SignInOptions } from '../api/types.js';
import { fieldText } from '../format/form.js';
import { Button, buttonClass } from '../kit/button.js';
import { said } from '../kit/loaded.js';
import { HubMark } from '../kit/marks.js';
import { Field, Notice } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { keepPlace } from './kept-place.js';

const route = getRouteApi('/sign-in');

function PasswordForm({ company }: { company: string | undefined }) {
  const { to } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const enter = useMutation({
    mutationFn: (form: FormData) =>
      answered(
        api.POST('/api/v1/sign-in', {
          body: {
            email: fieldText(form, 'email'),
            password: fieldText(form, 'password'),
            ...(company && { company }),
          },
        }),
      ),
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      const next = innerPath(to ?? '/', location.origin) ?? '/';
      // A way to a provider is the hub's own page, not one of this app.
      if (next.startsWith('/connect/')) location.assign(next);
      else router.history.push(next);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    enter.mutate(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label={words.signIn.email}>
        <input className="field" type="email" name="email" autoComplete="username" required />
      </Field>
      <Field label={words.signIn.password}>
        <input className="field" type="password" name="password" autoComplete="current-password" required />
      </Field>
      {enter.error && (
        <p role="alert" className="text-bad">
          {said(enter.error)}
        </p>
      )}
      <Button type="submit" variant="primary" busy={enter.isPending} data-primary>
        {enter.isPending ? words.signIn.busy : words.signIn.submit}
      </Button>
    </form>
  );
}

function Ways({ options, company }: { options: SignInOptions; company: string | undefined }) {
  const { to } = route.useSearch();
  return (
    <div className="grid gap-4">
      {options.oidc && (
        <a
          href={options.oidc.url}
          onClick={() => keepPlace(to)}
          className={buttonClass(options.password ? 'outline' : 'primary')}
        >
          {words.signIn.withCompany(options.oidc.title)}
        </a>
      )}
      {options.oidc && options.password && (
        <p className="flex items-center gap-3 text-xs text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {words.signIn.or}
        </p>
      )}
      {options.password && <PasswordForm company={company} />}
    </div>
  );
}

function leadFor(to: string | undefined): string {
  if (to?.startsWith('/allow/')) return words.signIn.forAgent;
  return to ? words.signIn.ended : words.signIn.lead;
}

export function SignInPage() {
  const { company, to } = route.useSearch();
  const options = useQuery(signInOptionsQuery(company));
  const name = options.data?.company?.name;
  return (
    <main className="mx-auto grid min-h-dvh max-w-100 content-center gap-5 p-4 pb-16">
      <div className="flex items-center gap-2.5">
        <HubMark className="size-9" />
        <span className="text-lg font-bold">{words.app}</span>
      </div>
      <div>
        <h1 className="text-title font-bold text-balance">
          {name ? words.signIn.toCompany(name) : words.signIn.title}
        </h1>
        <p className="mt-1 text-muted">{leadFor(to)}</p>
      </div>
      {company && options.error && <Notice tone="warn" title={words.signIn.unknownCompany} />}
      <div className="card min-h-65 p-5">
        {!options.isPending && (
          <Ways options={options.data ?? { password: true }} company={options.data ? company : undefined} />
        )}
      </div>
    </main>
  );
}
