import assert from 'node:assert/strict';

import { ToolError } from '@hub/kit';

import type { CaseWorld, ToolCase } from './tool-case.js';

/** Plays the good case; throws what is wrong with the answer, or the refusal that came instead. */
export async function playGood({ tool, good }: ToolCase, world: CaseWorld): Promise<void> {
  const answer = await world.call(tool, await good.input(world));
  await good.shows(answer, world);
}

/** Plays the refusal; throws when the call works, or is refused in another way or in other words. */
export async function playRefusal({ tool, refusal }: ToolCase, world: CaseWorld): Promise<void> {
  const input = await refusal.input(world);
  const refused = await world.call(tool, input).then(
    (answer) => assert.fail(`${tool} was not refused: ${JSON.stringify(answer).slice(0, 300)}`),
    (cause: unknown) => cause,
  );
  if (!(refused instanceof ToolError)) throw refused;
  const said = [refused.message, ...refused.problems.map(({ field, problem }) => `${field}: ${problem}`)];
  assert.equal(refused.code, refusal.code, said.join('; '));
  assert.match(said.join('; '), refusal.words);
}
