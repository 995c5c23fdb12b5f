import type { ActivityRow } from '../api/types.js';
import type { Tone } from '../skills/state.js';
import { words } from '../words/index.js';

const text = words.activity;

/** Who did it, in the reader's words: themself, a named agent, or a program. */
export function actor({ agent, door }: ActivityRow): string {
  if (agent) return agent;
  if (door === 'web') return text.you;
  return door === 'mcp' ? text.agent : text.script;
}

/** "Claude used “Merge a pull request” on northwind/rover#42 as ana-lopez". */
export function sentence(row: ActivityRow): string {
  return [
    text.used(actor(row), row.title),
    row.target ? text.on(row.target) : '',
    row.account ? text.as(row.account) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** How it ended. Any outcome nobody knows is shown as a failure, never as a success. */
export function outcome(row: ActivityRow): { readonly text: string; readonly tone: Tone } {
  if (['ok', 'success', 'done'].includes(row.outcome)) return { text: text.ok, tone: 'ok' };
  if (row.outcome === 'sent') return { text: text.running, tone: 'plain' };
  const code = row.problem ?? row.outcome;
  if (code === 'outcome_unknown' || row.outcome === 'unknown') return { text: text.unknown, tone: 'warn' };
  if (code === 'denied' || row.outcome === 'denied' || row.outcome === 'refused')
    return { text: text.refused, tone: 'warn' };
  return { text: text.failed, tone: 'bad' };
}

export type Kind = 'all' | 'changes' | 'problems';

/** The rows of one kind. */
export function ofKind(rows: readonly ActivityRow[], kind: Kind): ActivityRow[] {
  return rows.filter((row) => {
    if (kind === 'changes') return row.effect !== 'read';
    return kind === 'all' || !['ok', 'plain'].includes(outcome(row).tone);
  });
}
