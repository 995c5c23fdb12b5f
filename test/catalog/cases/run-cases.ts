import { describe, it } from '@jest/globals';

import { playGood, playRefusal } from './play-case.js';
import type { CaseWorld, ToolCase } from './tool-case.js';

/** Declares two tests per case; `world` is asked for when they run. */
export function runCases(cases: readonly ToolCase[], world: () => CaseWorld): void {
  describe.each(cases.map((one) => [one.tool, one] as const))('%s', (_tool, one) => {
    it(one.good.says, () => playGood(one, world()));
    it(one.refusal.says, () => playRefusal(one, world()));
  });
}
