import assert from 'node:assert/strict';

import { rowsOf } from '../rows.js';
import type { ToolCase } from '../tool-case.js';
import { foreign, repo } from './places.js';

export const repositoryCases: readonly ToolCase[] = [
  {
    tool: 'github_search_repositories',
    good: {
      says: 'lists the repositories of an owner',
      input: () => ({ owner: 'northwind' }),
      shows(answer) {
        const names = rowsOf(answer).map(({ full_name: name }) => String(name));
        assert.deepEqual(names.toSorted((a, b) => a.localeCompare(b)), ['northwind/fleet-console', 'northwind/infra', repo]);
      },
    },
    refusal: {
      says: 'says that this owner cannot be searched',
      input: () => ({ owner: 'nobody-of-this-name' }),
      code: 'invalid_input',
      words: /cannot be searched/,
    },
  },
  {
    tool: 'github_get_file_contents',
    good: {
      says: 'reads some lines of a file on a branch and says where it goes on',
      input: () => ({ repo, path: 'src/ramp.ts', ref: 'smooth-ramps', end_line: 2 }),
      shows({ text, next_line: next }) {
        assert.match(String(text), /^\/\*\* Smooth start and end.*\nexport function ramp/);
        assert.equal(next, 3);
      },
    },
    refusal: {
      says: 'names the file that is not on this branch',
      input: () => ({ repo, path: 'src/ramp.ts', ref: 'main' }),
      code: 'not_found',
      words: /file or folder src\/ramp\.ts in northwind\/robot-arm/,
    },
  },
  {
    tool: 'github_get_file_contents',
    good: {
      says: 'reads a file over 1 MB in parts',
      input: () => ({ repo, path: 'bench/endurance-a4-07.csv', start_line: 2 }),
      shows({ text, size, total_lines: lines, next_line: next }) {
        assert.match(String(text), /^[^\n]+,[^\n]+\n/);
        assert.ok(Number(size) > 1_048_576);
        assert.ok(Number(next) > 2 && Number(next) < Number(lines));
      },
    },
    refusal: {
      says: 'names the folder that is not there',
      input: () => ({ repo, path: 'firmware/' }),
      code: 'not_found',
      words: /file or folder firmware in/,
    },
  },
  {
    tool: 'github_search_code',
    good: {
      says: 'finds the places of a word, with the lines around it',
      input: () => ({ repo, query: 'maximumSpeed' }),
      shows(answer) {
        const place = rowsOf(answer).find(({ path }) => path === 'src/limits.ts');
        assert.match(String(place?.['fragments']), /maximumSpeed = 1200/);
      },
    },
    refusal: {
      says: 'refuses qualifiers without a word to look for',
      input: () => ({ repo, query: 'language:typescript' }),
      code: 'invalid_input',
      words: /search text is required/i,
    },
  },
  {
    tool: 'github_list_commits',
    good: {
      says: 'lists the commits of a branch, newest first',
      input: () => ({ repo, ref: 'smooth-ramps', limit: 2 }),
      shows(answer) {
        const titles = rowsOf(answer).map(({ title }) => title);
        assert.deepEqual(titles, ['Round the last step', 'Use the ramp in straight moves']);
        assert.equal(answer['has_more'], true);
      },
    },
    refusal: {
      says: 'refuses a branch that is not there',
      input: () => ({ repo, ref: 'no-such-branch' }),
      code: 'not_found',
      words: /branch or commit no-such-branch in northwind\/robot-arm/,
    },
  },
  {
    tool: 'github_list_releases',
    good: {
      says: 'lists the releases, with the draft for whoever may publish it',
      input: () => ({ repo, limit: 3 }),
      shows(answer) {
        const tags = rowsOf(answer).map(({ tag }) => tag);
        assert.ok(tags.includes('v2.3.0'));
      },
    },
    refusal: {
      says: 'knows nothing of a repository of another company',
      input: () => ({ repo: foreign }),
      code: 'not_found',
      words: /repository contoso-labs\/vault, or you have no access/,
    },
  },
  {
    tool: 'github_create_release',
    good: {
      says: 'drafts a release with notes from what was merged',
      input: () => ({ repo, tag: `v2.4.0-${crypto.randomUUID().slice(0, 8)}` }),
      shows({ tag, draft }) {
        assert.match(String(tag), /^v2\.4\.0-/);
        assert.equal(draft, true);
      },
    },
    refusal: {
      says: 'refuses a tag that has a release already',
      input: () => ({ repo, tag: 'v2.3.0', notes: 'Again' }),
      code: 'conflict',
      words: /already exists/,
    },
  },
];
