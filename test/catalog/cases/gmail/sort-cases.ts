import assert from 'node:assert/strict';

import { fresh } from '../rows.js';
import type { ToolCase } from '../tool-case.js';
import { newThread, nowhere } from './places.js';

/** Labels, triage and Trash. */
export const sortCases: readonly ToolCase[] = [
  {
    tool: 'gmail_triage_threads',
    good: {
      says: 'archives some, and says which it could not',
      input: async (world) => ({
        thread_ids: [await newThread(world), await newThread(world), nowhere],
        action: 'archive',
      }),
      shows: ({ changed, unchanged, failed }) => {
        assert.equal(changed, 2);
        assert.equal(unchanged, 0);
        assert.deepEqual(failed, [
          { id: nowhere, reason: `Gmail has no thread ${nowhere}, or you have no access to it` },
        ]);
      },
    },
    refusal: {
      says: 'refuses threads and a query at once',
      input: async (world) => ({ thread_ids: [await newThread(world)], query: 'in:inbox', action: 'star' }),
      code: 'invalid_input',
      words: /either thread_ids or query/i,
    },
  },
  {
    tool: 'gmail_modify_thread_labels',
    good: {
      says: 'labels a conversation by name',
      input: async (world) => {
        const { name } = await world.call('gmail_create_label', { name: fresh('Sorted') });
        return { thread_id: await newThread(world), add: [name, 'starred'], remove: ['INBOX'] };
      },
      shows: ({ labels }) => {
        assert.ok((labels as string[]).includes('STARRED'));
        assert.ok((labels as string[]).some((name) => name.startsWith('Sorted ')));
        assert.ok(!(labels as string[]).includes('INBOX'));
      },
    },
    refusal: {
      says: 'names the labels there are when it does not know one',
      input: async (world) => ({ thread_id: await newThread(world), add: ['No such label'] }),
      code: 'invalid_input',
      words: /add: There is no label No such label/,
    },
  },
  {
    tool: 'gmail_create_label',
    good: {
      says: 'makes a label below another',
      input: () => ({ name: fresh('Customers/New') }),
      shows: ({ name, id }) => {
        assert.match(String(name), /^Customers\/New /);
        assert.match(String(id), /^Label_/);
      },
    },
    refusal: {
      says: 'refuses a name that is taken',
      input: () => ({ name: 'Customers' }),
      code: 'conflict',
      words: /Label name exists/,
    },
  },
  {
    tool: 'gmail_trash_thread',
    good: {
      says: 'moves a conversation to Trash, and back',
      input: async (world) => ({ thread_id: await newThread(world) }),
      shows: async ({ thread_id, in_trash }, world) => {
        assert.equal(in_trash, true);
        const back = await world.call('gmail_trash_thread', { thread_id, restore: true });
        assert.equal(back['in_trash'], false);
      },
    },
    refusal: {
      says: 'refuses a conversation that is not there',
      input: () => ({ thread_id: nowhere }),
      code: 'not_found',
      words: /Gmail has no thread/,
    },
  },
];
