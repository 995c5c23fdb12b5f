import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

import { expectPin } from '../../support/pins.js';
import { publishedFormOf, tools } from '../published.js';

describe('the published form of every tool', () => {
  it.each(tools.map((tool) => [tool.name, tool] as const))('%s is as pinned', (name, tool) => {
    expectPin(`test/catalog/tools/${name}.json`, publishedFormOf(tool));
  });

  it('R17 fits its pin no longer with one letter or one permission more', () => {
    for (const tool of tools) {
      const pinned = readFileSync(`test/catalog/tools/${tool.name}.json`, 'utf8');
      const formOf = (one: typeof tool): string => `${JSON.stringify(publishedFormOf(one), null, 2)}\n`;
      expect(formOf(tool)).toBe(pinned);
      expect(formOf({ ...tool, description: `${tool.description} ` })).not.toBe(pinned);
      expect(formOf({ ...tool, scopes: [...tool.scopes, 'admin'] })).not.toBe(pinned);
    }
  });

  it('has no pin of a tool that is gone', () => {
    const pinned = readdirSync('test/catalog/tools').map((file) => file.replace(/\.json$/, ''));
    expect(pinned.toSorted()).toEqual(tools.map(({ name }) => name).toSorted());
  });
});
