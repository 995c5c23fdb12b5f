import assert from 'node:assert/strict';

import { fresh } from '../rows.js';
import type { ToolCase } from '../tool-case.js';
import { newDocument, newFolder, nowhere } from './places.js';

/** Changing, moving and trashing files. */
export const changeCases: readonly ToolCase[] = [
  {
    tool: 'drive_update_file_content',
    good: {
      says: 'replaces what a document says',
      input: async (world) => {
        const { file } = await newDocument(world);
        const { modified } = await world.call('drive_read_file', { file });
        return { file, content: '# Plan\n\nNow the gripper.', expected_modified: modified };
      },
      shows: async ({ file_id: file, modified }, world) => {
        const read = await world.call('drive_read_file', { file });
        assert.match(String(read['text']), /Now the gripper/);
        assert.doesNotMatch(String(read['text']), /First the arm/);
        assert.equal(read['modified'], modified);
      },
    },
    refusal: {
      says: 'refuses a document that has changed since it was read',
      input: async (world) => ({
        ...(await newDocument(world)),
        content: 'x',
        expected_modified: '2026-01-01T00:00:00.000Z',
      }),
      code: 'conflict',
      words: /changed by .* read it again/,
    },
  },
  {
    tool: 'drive_move_file',
    good: {
      says: 'moves a document into a folder and names it anew',
      input: async (world) => ({
        ...(await newDocument(world)),
        folder_id: await newFolder(world),
        name: fresh('Moved'),
      }),
      shows: async ({ file_id: file, path }, world) => {
        assert.match(String(path), /^Folder \w+ \/ Moved \w+$/);
        const { parents, name } = await world.call('drive_get_file_metadata', { file });
        assert.equal((parents as string[]).length, 1);
        assert.match(String(name), /^Moved /);
      },
    },
    refusal: {
      says: 'refuses a place that is no folder',
      input: async (world) => {
        const { file } = await newDocument(world);
        return { file, folder_id: file };
      },
      code: 'invalid_input',
      words: /is not a folder/,
    },
  },
  {
    tool: 'drive_trash_file',
    good: {
      says: 'puts a document into the trash, from where it comes back',
      input: (world) => newDocument(world),
      shows: async ({ file_id: file, trashed }, world) => {
        assert.equal(trashed, true);
        assert.equal((await world.call('drive_get_file_metadata', { file }))['trashed'], true);
        assert.equal((await world.call('drive_trash_file', { file, restore: true }))['trashed'], false);
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
