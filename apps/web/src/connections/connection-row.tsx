import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { answered, api } from '../api/client.js';
import type { NoticeItem } from '../api/notice-types.js';
import type { Connection } from '../api/types.js';
import { shortDate, sinceOrUntil } from '../format/time.js';
import { Button } from '../kit/button.js';
import { ErrorLine } from '../kit/loaded.js';
import { ProviderMark } from '../kit/marks.js';
import { Badge, When } from '../kit/pieces.js';
import type { Tone } from '../skills/state.js';
import { useGoAway } from '../shell/go-away.js';
import { words } from '../words/index.js';

const text = words.connections;

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'sm:col-span-2' : ''}>
      <dt className="text-xs text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ connection }: { connection: Connection }) {
  const { last_used_at: used, last_used_by: by, skills } = connection;
  const lastUse = used ? (
    by ? (
      text.lastUseBy(sinceOrUntil(used), by === 'web' ? text.yourself : by)
    ) : (
      <When at={used} />
    )
  ) : (
    text.notUsed
  );
  return (
    <dl className="grid gap-3 sm:grid-cols-2">
      <Fact name={text.usedBy} wide>
        {skills.length === 0 && text.noSkills}
        <span className="flex flex-wrap gap-x-5">
          {skills.map(({ id, title }) => (
            <Link
              key={id}
              to="/skills/$id"
              params={{ id }}
              className="flex min-h-11 items-center font-medium text-accent hover:underline"
            >
              {title}
            </Link>
          ))}
        </span>
      </Fact>
      <Fact name={text.connectedOn}>
        <When at={connection.connected_at} />
      </Fact>
      <Fact name={text.lastUse}>{lastUse}</Fact>
    </dl>
  );
}

function Permissions({ connection }: { connection: Connection }) {
  return (
    <div>
      <h3 className="text-xs text-muted">{text.allows}</h3>
      <ul className="mt-1 grid gap-1">
        {connection.permissions.map(({ label, scope }) => (
          <li key={scope} className="flex items-start gap-2">
            <Check aria-hidden size={16} className="mt-0.5 shrink-0 text-ok" />
            {label}
          </li>
        ))}
      </ul>
      <details className="group mt-1">
        <summary className="inline-flex min-h-11 items-center gap-1 rounded-lg font-medium text-muted hover:text-ink">
          {text.details}
          <ChevronDown aria-hidden size={16} className="transition-transform group-open:rotate-180" />
        </summary>
        <p className="flex flex-wrap items-center gap-2 text-muted">
          {text.rawWords(connection.provider_title)}
          {connection.permissions.map(({ scope }) => (
            <code key={scope} className="rounded bg-well px-1.5 py-0.5 font-mono text-xs">
              {scope}
            </code>
          ))}
        </p>
      </details>
    </div>
  );
}

/** When it will end by itself, as its owner was told two weeks before. */
function Ending({ connection: { ends_at: at, ends_because: why } }: { connection: Connection }) {
  if (!at) return null;
  const when = sinceOrUntil(at);
  return (
    <p className="text-warn">
      {why === 'retired' ? words.data.endsRetired(when) : words.data.endsIdle(when)}
    </p>
  );
}

interface Given {
  connection: Connection;
  /** What its owner was told about it and is still true. */
  notice: NoticeItem | undefined;
  onDisconnect: () => void;
}

function Buttons({ connection, notice, onDisconnect }: Given) {
  const queries = useQueryClient();
  const { id } = connection;
  const broken = connection.status !== 'active' || notice !== undefined;
  const again = useGoAway(() =>
    answered(api.POST('/api/v1/connections/{id}/reconnect', { params: { path: { id } }, body: {} })),
  );
  const another = useGoAway((skillId: string) =>
    answered(
      api.POST('/api/v1/skills/{id}/connect', {
        params: { path: { id: skillId } },
        body: { provider: connection.provider, other_account: true },
      }),
    ),
  );
  const first = useMutation({
    mutationFn: () =>
      answered(
        api.PATCH('/api/v1/connections/{id}', { params: { path: { id } }, body: { is_default: true } }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['connections'] }),
  });
  const [skill] = connection.skills;
  return (
    <div className="flex flex-wrap gap-2 border-t border-line pt-3">
      <Button
        variant={broken ? 'primary' : 'outline'}
        data-primary
        busy={again.busy}
        onClick={() => again.mutate(undefined)}
      >
        {again.busy ? words.action.opening(connection.provider_title) : text.signInAgain}
      </Button>
      {!connection.is_default && (
        <Button variant="quiet" busy={first.isPending} onClick={() => first.mutate()}>
          {text.makeDefault}
        </Button>
      )}
      {skill && (
        <Button variant="quiet" busy={another.busy} onClick={() => another.mutate(skill.id)}>
          {text.addAccount}
        </Button>
      )}
      <Button variant="quiet" aria-haspopup="dialog" onClick={onDisconnect}>
        {text.disconnect}
      </Button>
      <ErrorLine error={again.error ?? another.error ?? first.error} />
    </div>
  );
}

function stateOf({ status }: Connection, notice: NoticeItem | undefined): readonly [Tone, string] {
  if (status !== 'active') return ['bad', text.reconnect];
  if (notice?.ends_at) return ['warn', text.endsOn(shortDate(notice.ends_at))];
  return ['ok', text.active];
}

/** One account at one provider, with everything the person may want to know or undo. */
export function ConnectionRow(given: Given) {
  const { connection, notice } = given;
  const [tone, state] = stateOf(connection, notice);
  return (
    <article className="card grid gap-4 p-4">
      <header className="flex flex-wrap items-center gap-3">
        <ProviderMark provider={connection.provider} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-base font-semibold">{connection.account}</h2>
          <p className="text-muted">{connection.provider_title}</p>
        </div>
        <div className="flex gap-2">
          {connection.is_default && <Badge tone="plain">{text.default}</Badge>}
          <Badge tone={tone}>{state}</Badge>
        </div>
      </header>
      <Ending connection={connection} />
      <Facts connection={connection} />
      <Permissions connection={connection} />
      <Buttons {...given} />
    </article>
  );
}
