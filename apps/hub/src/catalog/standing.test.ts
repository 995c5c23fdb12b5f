import { google, skills } from '@hub/integrations';
import { describe, expect, it } from '@jest/globals';

import { lackingAt } from './standing.js';

const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;
const skillOf = (id: string) => {
  const skill = skills.find((one) => one.id === id);
  if (!skill) throw new Error(`No skill ${id}`);
  return skill;
};

describe('what a skill lacks at a provider', () => {
  it('is nothing where what is granted implies what is needed', () => {
    expect(lackingAt(google, skillOf('read-and-search-email'), [scope('gmail.modify')])).toEqual([]);
  });

  it('is what its tools cannot do without', () => {
    expect(lackingAt(google, skillOf('read-and-search-email'), [scope('drive.readonly')])).toContain(
      scope('gmail.readonly'),
    );
  });

  it('is also what the whole job prefers, though each tool may do with less', () => {
    const granted = [scope('drive.readonly'), scope('drive.file')];
    expect(lackingAt(google, skillOf('tidy-a-folder'), granted)).toEqual([scope('drive')]);
    expect(lackingAt(google, skillOf('tidy-a-folder'), [scope('drive')])).toEqual([]);
  });
});
