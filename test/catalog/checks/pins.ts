import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';

import { expectPin } from '../../support/pins.js';
import { publishedFormOf, tools } from '../published.js';

describe('the published form of every tool', () => {
  it.each(tools.map((tool) => [tool.name, tool] as const))('%s is as pinned', (name, tool) => {
    expectPin(`test/catalog/tools/${name}.json`, publishedFormOf(tool));
  });

  it('has no pin of a tool that is gone', () => {
    const pinned = readdirSync('test/catalog/tools').map((file) => file.replace(/\.json$/, ''));
    expect(pinned.toSorted()).toEqual(tools.map(({ name }) => name).toSorted());
  });
});
