import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { fullTime, sinceOrUntil } from '../format/time.js';
import type { Tone } from '../skills/state.js';
import { toneText, toneTint } from './tone.js';

const icons = { ok: CircleCheck, warn: TriangleAlert, bad: CircleX, plain: Info };

export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex h-6 items-center rounded-full px-2.5 text-xs font-semibold ${toneTint[tone]}`}
    >
      {children}
    </span>
  );
}

/** Something that happened, with at most one next step. Read out when it appears. */
export function Notice({
  tone,
  title,
  children,
  action,
}: {
  tone: Tone;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Icon = icons[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className="card flex animate-rise flex-wrap items-center gap-x-4 gap-y-3 p-4"
    >
      <span className={`grid size-9 shrink-0 place-items-center rounded-full ${toneTint[tone]}`}>
        <Icon aria-hidden size={18} />
      </span>
      <div className="min-w-48 flex-1">
        <p className={`font-semibold ${tone === 'plain' ? '' : toneText[tone]}`}>{title}</p>
        {children && <div className="text-muted">{children}</div>}
      </div>
      {action}
    </div>
  );
}

export function PageHead({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <h1 tabIndex={-1} className="text-title font-bold">
          {title}
        </h1>
        {lead && <p className="mt-0.5 max-w-prose text-muted">{lead}</p>}
      </div>
      {children}
    </header>
  );
}

export function Empty({
  title,
  heading = false,
  children,
  action,
}: {
  title: string;
  heading?: boolean;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Title = heading ? 'h1' : 'p';
  return (
    <div className="card grid justify-items-center gap-2 px-6 py-12 text-center">
      <Title className="text-base font-semibold">{title}</Title>
      {children && <p className="max-w-prose text-muted">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}

/** A grey shape of what is about to come, as large as the real thing. */
export const Bone = ({ className }: { className: string }) => (
  <span aria-hidden className={`block animate-pulse rounded-lg bg-line ${className}`} />
);

/** "2 hr. ago"; the full time on hover and for assistive technology. */
export function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={fullTime(at)}>
      {sinceOrUntil(at)}
    </time>
  );
}

export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children: ReactNode;
}) {
  return (
    <label className="grid content-start gap-1">
      <span className="font-semibold">{label}</span>
      {children}
      {error ? (
        <span role="alert" className="text-xs text-bad">
          {error}
        </span>
      ) : (
        hint && <span className="text-xs text-muted">{hint}</span>
      )}
    </label>
  );
}

/** A few choices of which one counts, as pressed buttons. */
export function Choices<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly (readonly [T, string])[];
  value: T;
  onChange: (value: T) => void;
}) {
  return (
    <div role="group" aria-label={label} className="flex rounded-lg border border-edge bg-card p-px">
      {options.map(([key, text]) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === value}
          onClick={() => onChange(key)}
          className="min-h-11 flex-1 rounded-[7px] px-3.5 font-semibold whitespace-nowrap text-muted hover:text-ink aria-pressed:bg-tint aria-pressed:text-accent"
        >
          {text}
        </button>
      ))}
    </div>
  );
}
