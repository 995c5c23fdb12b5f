import type { Tone } from '../skills/state.js';

export const toneText: Readonly<Record<Tone, string>> = {
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
  plain: 'text-muted',
};

export const toneTint: Readonly<Record<Tone, string>> = {
  ok: 'bg-ok-tint text-ok',
  warn: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
  plain: 'bg-well text-muted',
};
