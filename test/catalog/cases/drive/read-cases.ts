import assert from 'node:assert/strict';

import { rowsOf } from '../rows.js';
import type { ToolCase } from '../tool-case.js';
import { newDocument, nowhere, specification } from './places.js';

/** Reading what files say, what people say about them, and what they said before. */
export const readCases: readonly ToolCase[] = [
  {
    tool: 'drive_read_file',
    good: {
      says: 'reads a document as Markdown, page by page',
      input: async (world) => ({ ...(await specification(world)), max_chars: 500 }),
      shows: async (answer, world) => {
        assert.match(String(answer['text']), /^# /m);
        const { file_id: file, next_offset: offset, total_chars: total } = answer;
        assert.ok(Number(offset) >= 499, 'the document is not longer than a page');
        const rest = await world.call('drive_read_file', { file, offset, max_chars: 20_000 });
        assert.equal(rest['next_offset'], null);
        assert.equal(String(answer['text']).length + String(rest['text']).length, total);
      },
    },
    refusal: {
      says: 'refuses a PDF, and says what to do with it',
      input: async (world) => {
        const [pdf] = rowsOf(await world.call('drive_search_files', { types: ['pdf'] }));
        return { file: pdf?.['file_id'] };
      },
      code: 'invalid_input',
      words: /pdf.*drive_export_file/,
    },
  },
  {
    tool: 'drive_export_file',
    good: {
      says: 'keeps a document as a Word file and gives a handle',
      input: async (world) => ({ ...(await specification(world)), format: 'docx' }),
      shows: ({ file_handle, name, size }) => {
        assert.equal(typeof file_handle, 'string');
        assert.match(String(name), /^Gripper force limit.*\.docx$/);
        assert.ok(Number(size) > 0);
      },
    },
    refusal: {
      says: 'refuses a document as a spreadsheet and names the formats',
      input: async (world) => ({ ...(await specification(world)), format: 'xlsx' }),
      code: 'invalid_input',
      words: /pdf or docx/,
    },
  },
  {
    tool: 'drive_list_revisions',
    good: {
      says: 'lists the versions, newest first',
      input: async (world) => {
        const { file } = await newDocument(world);
        const { modified } = await world.call('drive_read_file', { file });
        const replaced = { file, content: '# Plan\n\nSecond.', expected_modified: modified };
        await world.call('drive_update_file_content', replaced);
        return { file };
      },
      shows: (answer) => {
        const times = rowsOf(answer).map(({ modified }) => String(modified));
        assert.ok(times.length >= 2, 'there is one version only');
        assert.deepEqual(times, times.toSorted().toReversed());
      },
    },
    refusal: {
      says: 'refuses a file that is not there',
      input: () => ({ file: nowhere }),
      code: 'not_found',
      words: /no file/,
    },
  },
  {
    tool: 'drive_list_comments',
    good: {
      says: 'lists the open comments with what they are about',
      input: async (world) => {
        const { file } = await newDocument(world);
        await world.call('drive_add_comment', { file, text: 'Why the arm?', quoted: 'First the arm.' });
        return { file };
      },
      shows: (answer) => {
        const [comment] = rowsOf(answer);
        assert.equal(comment?.['text'], 'Why the arm?');
        assert.equal(comment?.['quoted'], 'First the arm.');
        assert.equal(comment?.['resolved'], false);
      },
    },
    refusal: {
      says: 'refuses a file that is not there',
      input: () => ({ file: nowhere }),
      code: 'not_found',
      words: /no file/,
    },
  },
  {
    tool: 'drive_list_permissions',
    good: {
      says: 'says who has access',
      input: (world) => newDocument(world),
      shows: (answer) => {
        const [owner] = rowsOf(answer);
        assert.equal(owner?.['role'], 'owner');
        assert.equal(owner?.['email'], 'ana@northwind.example');
      },
    },
    refusal: {
      says: 'refuses a file that is not there',
      input: () => ({ file: nowhere }),
      code: 'not_found',
      words: /no file/,
    },
  },
];
