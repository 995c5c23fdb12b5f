import { label } from '../format/answer.js';
import { words } from '../words/index.js';

function said(value: unknown): string {
  if (typeof value === 'boolean') return value ? words.results.yes : words.results.no;
  if (Array.isArray(value)) return value.map(said).join('\n');
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value, null, 2);
}

/** The exact input of a call, each value by its name; nothing is left out or shortened. */
export function Arguments({ input }: { input: unknown }) {
  const entries = Object.entries((input ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  if (entries.length === 0) return null;
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{label(name)}</dt>
          <dd className="mb-1 min-w-0 break-words whitespace-pre-wrap sm:mb-0">{said(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
