import assert from 'node:assert/strict';

import { fresh } from '../rows.js';
import type { ToolCase } from '../tool-case.js';
import { fileNamed, newDocument, newFolder, nowhere } from './places.js';

const markdown = '# Week\n\n| Who | What |\n| --- | --- |\n| Ana | Gripper |\n\n- one\n- two\n';

/** Making files and folders. */
export const writeCases: readonly ToolCase[] = [
  {
    tool: 'drive_create_document',
    good: {
      says: 'makes a document whose headings, tables and lists are real ones',
      input: () => ({ name: fresh('Week'), markdown }),
      shows: async ({ file_id: file }, world) => {
        const { text, type } = await world.call('drive_read_file', { file });
        assert.equal(type, 'doc');
        assert.match(String(text), /^# Week/m);
        assert.match(String(text), /\| Ana \| Gripper \|/);
      },
    },
    refusal: {
      says: 'refuses a folder that is not there',
      input: () => ({ name: fresh('Week'), markdown, folder_id: nowhere }),
      code: 'not_found',
      words: /Google Drive has no/,
    },
  },
  {
    tool: 'drive_create_file',
    good: {
      says: 'turns a CSV into a Sheet',
      input: () => ({ name: `${fresh('Parts')}.csv`, content: 'part,count\ngripper,2\n', convert: true }),
      shows: async ({ file_id: file }, world) => {
        const { text, type } = await world.call('drive_read_file', { file });
        assert.equal(type, 'sheet');
        assert.match(String(text), /gripper,2/);
      },
    },
    refusal: {
      says: 'refuses to turn into a Google file what cannot be one',
      input: async (world) => {
        const { file } = await newDocument(world);
        const { file_handle } = await world.call('drive_export_file', { file, format: 'pdf' });
        return { name: 'plan.pdf', file_handle, convert: true };
      },
      code: 'invalid_input',
      words: /cannot turn application\/pdf/,
    },
  },
  {
    tool: 'drive_create_folder',
    good: {
      says: 'makes a folder inside another',
      input: async (world) => ({ name: fresh('Inner'), parent: await newFolder(world) }),
      shows: async ({ file_id: file }, world) => {
        const { type, path_hint } = await world.call('drive_get_file_metadata', { file });
        assert.equal(type, 'folder');
        assert.match(String(path_hint), /^Folder /);
      },
    },
    refusal: {
      says: 'refuses a folder that is not there',
      input: () => ({ name: fresh('Inner'), parent: nowhere }),
      code: 'not_found',
      words: /Google Drive has no/,
    },
  },
  {
    tool: 'drive_copy_file',
    good: {
      says: 'copies a template under a new name',
      input: async (world) => ({
        ...(await fileNamed(world, 'Weekly product update template')),
        name: fresh('Update'),
      }),
      shows: async ({ file_id: file, name }, world) => {
        assert.match(String(name), /^Update /);
        assert.match(String((await world.call('drive_read_file', { file }))['text']), /\S/);
      },
    },
    refusal: {
      says: 'refuses a folder, which cannot be copied',
      input: async (world) => ({ file: await newFolder(world) }),
      code: 'denied',
      words: /Google Drive|may not/,
    },
  },
];
