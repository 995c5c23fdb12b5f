import type { ToolErrorCode } from '@hub/kit';
import type { AssistantModelMessage } from 'ai';

/** A call that the model asked for. `input` is as the model wrote it, unparsed. */
export interface Asked {
  readonly id: string;
  readonly tool: string;
  readonly input: unknown;
}

/** What a person wrote. */
export interface Question {
  readonly kind: 'question';
  readonly text: string;
}

/** One turn of the model: words, calls, or both. `message` is what it must be shown again, to the letter. */
export interface Turn {
  readonly kind: 'turn';
  readonly text: string;
  readonly calls: readonly Asked[];
  readonly message: AssistantModelMessage;
}

/** Why a call did not succeed; `declined` by the person, or one of the errors of every call. */
export interface Failure {
  readonly code: ToolErrorCode | 'declined';
  readonly message: string;
}

/** What became of a call. `input` and `account` are those that it was made with; `content` has the shape of the tool's output. */
export interface Result {
  readonly kind: 'result';
  readonly call: string;
  readonly tool: string;
  readonly input: unknown;
  readonly content?: unknown;
  readonly account?: string | undefined;
  readonly failure?: Failure | undefined;
  readonly milliseconds: number;
}

/** Why a run ended without an answer. */
export type EndReason =
  'steps' | 'time' | 'tokens' | 'cost' | 'cancelled' | 'model' | 'internal' | 'agent_gone';

/** What the hub itself says to the person. */
export interface Note {
  readonly kind: 'note';
  readonly reason: EndReason;
  readonly text: string;
}

/** One line of a conversation. */
export type Entry = Question | Turn | Result | Note;

/** An entry where it stands: `run` is the run that it belongs to. */
export interface Placed {
  readonly id: string;
  readonly run: string;
  readonly place: number;
  readonly at: Date;
  readonly entry: Entry;
}

/** The calls that have no result yet, in the order in which they were asked for. */
export function openCalls(entries: readonly Entry[]): Asked[] {
  const answered = new Set(entries.flatMap((entry) => (entry.kind === 'result' ? [entry.call] : [])));
  const asked = entries.flatMap((entry) => (entry.kind === 'turn' ? entry.calls : []));
  return asked.filter(({ id }) => !answered.has(id));
}
