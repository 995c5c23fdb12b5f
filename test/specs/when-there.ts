import { describe } from '@jest/globals';

import { whyNoSpecs } from './folder.js';

/** A group of tests that needs the vendors' descriptions; without them it is skipped, with the reason in its name. */
export const describeWithSpecs = (name: string, tests: () => void): void => {
  // oxlint-disable-next-line jest/no-disabled-tests -- there is nothing to hold it against
  const declare = whyNoSpecs === undefined ? describe : describe.skip;
  declare(whyNoSpecs === undefined ? name : `${name}: ${whyNoSpecs}`, tests);
};
