import type { Call, Chat } from '../chat.js';
import { inWords } from './in-words.js';

/** What the model does next: call tools, perhaps with a word before, or answer. */
export type Move = { readonly calls: readonly Call[]; readonly text?: string } | { readonly text: string };

/** A scene is chosen by what the person said, and then decides each of the model's turns. */
export interface Scene {
  readonly when: RegExp;
  /** Tools without which the scene cannot be played. */
  readonly needs: readonly string[];
  readonly play: (chat: Chat, said: Readonly<Record<string, string>>) => Move;
}

/** The last results in words: what was found, or what went wrong. */
export function tell({ results }: Chat): string {
  const told = results.map(({ text }) => sentenceOf(text));
  return told.join('\n\n') || 'There is nothing to tell.';
}

function sentenceOf(text: string): string {
  const [, code, message] = /^error (\w+): ([\s\S]*)$/.exec(text) ?? [];
  if (code === 'declined') return 'You said no, so I left it. Nothing was changed.';
  return code === undefined ? inWords(text) : `That did not work: ${message ?? ''}`;
}

/** Calls once, then tells what came of it. */
export const once =
  (callsOf: (said: Readonly<Record<string, string>>) => readonly Call[], before = ''): Scene['play'] =>
  (chat, said) =>
    chat.turns === 0 ? { calls: callsOf(said), text: before } : { text: tell(chat) };
