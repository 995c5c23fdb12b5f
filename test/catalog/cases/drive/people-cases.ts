import assert from 'node:assert/strict';

import { rowsOf } from '../rows.js';
import type { CaseWorld, Fields, ToolCase } from '../tool-case.js';
import { newDocument, nowhere } from './places.js';

const ben = 'ben@northwind.example';

async function commented(world: CaseWorld): Promise<Fields> {
  const { file } = await newDocument(world);
  const { comment_id } = await world.call('drive_add_comment', { file, text: 'Why the arm?' });
  return { file, comment_id };
}

/** Sharing files with people and talking about them. */
export const peopleCases: readonly ToolCase[] = [
  {
    tool: 'drive_share_file',
    good: {
      says: 'gives each person access and says so for each',
      input: async (world) => ({
        ...(await newDocument(world)),
        emails: [ben, 'chloe@northwind.example'],
        role: 'commenter',
        message: 'Please have a look',
      }),
      shows: (answer) => {
        assert.deepEqual(rowsOf(answer, 'shared'), [
          { who: ben, role: 'commenter' },
          { who: 'chloe@northwind.example', role: 'commenter' },
        ]);
        assert.deepEqual(answer['failed'], []);
      },
    },
    refusal: {
      says: 'refuses somebody without a Google account who is not to be told',
      input: async (world) => ({
        ...(await newDocument(world)),
        emails: ['nobody@nowhere.example'],
        notify: false,
      }),
      code: 'invalid_input',
      words: /Google Drive refused/,
    },
  },
  {
    tool: 'drive_remove_permission',
    good: {
      says: 'takes away the access that was given',
      input: async (world) => {
        const { file } = await newDocument(world);
        await world.call('drive_share_file', { file, emails: [ben], notify: false });
        return { file, email: ben };
      },
      shows: (answer) => assert.deepEqual(answer, { removed: true, who: ben }),
    },
    refusal: {
      says: 'refuses somebody who has no access',
      input: async (world) => ({ ...(await newDocument(world)), email: ben }),
      code: 'not_found',
      words: /no access of their own/,
    },
  },
  {
    tool: 'drive_add_comment',
    good: {
      says: 'comments on a document and gives the address of the comment',
      input: async (world) => ({ ...(await newDocument(world)), text: 'Why the arm?' }),
      shows: ({ comment_id, url }) => {
        assert.ok(String(url).includes(`disco=${String(comment_id)}`), String(url));
      },
    },
    refusal: {
      says: 'refuses a file that is not there',
      input: () => ({ file: nowhere, text: 'Why?' }),
      code: 'not_found',
      words: /no file/,
    },
  },
  {
    tool: 'drive_reply_to_comment',
    good: {
      says: 'answers a comment and resolves it',
      input: async (world) => ({ ...(await commented(world)), text: 'It is ready', resolve: true }),
      shows: (answer) => assert.equal(answer['resolved'], true),
    },
    refusal: {
      says: 'refuses a comment that is not there',
      input: async (world) => ({ ...(await newDocument(world)), comment_id: 'AAAAnowhere', text: 'Yes' }),
      code: 'not_found',
      words: /no comment AAAAnowhere/,
    },
  },
];
