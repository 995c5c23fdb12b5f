import { expect, it } from '@jest/globals';

import { Trials } from './trials.js';

const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets `count` come at once; gives who is in, in their order. */
function crowd(trials: Trials, count: number) {
  const inside: ((works: boolean | undefined) => void)[] = [];
  for (let number = 0; number < count; number += 1)
    void trials.enter('app').then((turn) => turn && inside.push(turn.leave));
  return inside;
}

it('F15 lets one in at a time while every one fails', async () => {
  const inside = crowd(new Trials(), 5);
  for (let turn = 1; turn <= 5; turn += 1) {
    await settled();
    expect(inside).toHaveLength(turn);
    inside.at(-1)?.(false);
  }
});

it('F15 lets everybody in after the first success, and one at a time again after a failure', async () => {
  const trials = new Trials();
  const inside = crowd(trials, 50);
  await settled();
  inside[0]?.(true);
  await settled();
  expect(inside).toHaveLength(50);
  inside[1]?.(false);
  const later = crowd(trials, 3);
  await settled();
  expect(later).toHaveLength(1);
});

it('F15 learns nothing from who learned nothing, and does not make another app wait', async () => {
  const trials = new Trials();
  const inside = crowd(trials, 2);
  await settled();
  expect(await trials.enter('other')).toBeDefined();
  inside[0]?.(undefined);
  await settled();
  expect(inside).toHaveLength(2);
});

it('F17 says who has waited, so that nobody asks by a leave that is over', async () => {
  const trials = new Trials();
  const first = await trials.enter('app');
  const second = trials.enter('app');
  first?.leave(true);
  expect([first?.waited, (await second)?.waited, (await trials.enter('app'))?.waited]).toEqual([
    false,
    true,
    false,
  ]);
});

it('F15 sends away who has waited long enough', async () => {
  const trials = new Trials();
  crowd(trials, 1);
  expect(await trials.enter('app', 20)).toBeUndefined();
});
