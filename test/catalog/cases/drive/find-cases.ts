import assert from 'node:assert/strict';

import { rowsOf } from '../rows.js';
import type { ToolCase } from '../tool-case.js';
import { nowhere, specification } from './places.js';

/** Finding files and their facts. */
export const findCases: readonly ToolCase[] = [
  {
    tool: 'drive_search_files',
    good: {
      says: 'finds a document by words inside it, with the folder it lies in',
      input: () => ({ text: 'gripper force', types: ['doc'] }),
      shows: (answer) => {
        const row = rowsOf(answer).find(({ name }) => String(name).startsWith('Gripper force limit'));
        assert.ok(row, 'the specification is not among the files');
        assert.equal(row['type'], 'doc');
        assert.equal(row['path_hint'], 'Specs');
        assert.match(String(row['url']), /^https?:/);
      },
    },
    refusal: {
      says: 'refuses a shared drive that is not there',
      input: () => ({ shared_drive_id: nowhere }),
      code: 'not_found',
      words: /Google Drive has no/,
    },
  },
  {
    tool: 'drive_list_folder',
    good: {
      says: 'lists a folder by its name',
      input: () => ({ folder_id: 'Product updates' }),
      shows: (answer) => {
        const names = rowsOf(answer).map(({ name }) => String(name));
        assert.ok(names.some((name) => /^Product update, week \d+$/.test(name)), names.join());
      },
    },
    refusal: {
      says: 'refuses a folder that is not there',
      input: () => ({ folder_id: 'No folder has this name' }),
      code: 'not_found',
      words: /no folder "No folder has this name"/,
    },
  },
  {
    tool: 'drive_list_recent_files',
    good: {
      says: 'lists what was opened lately',
      input: () => ({ days: 365, limit: 3 }),
      shows: (answer) => assert.equal(rowsOf(answer).length, 3),
    },
    refusal: {
      says: 'refuses to go on where no page has ended',
      input: () => ({ cursor: 'not-a-page' }),
      code: 'invalid_input',
      words: /cursor|page/i,
    },
  },
  {
    tool: 'drive_get_file_metadata',
    good: {
      says: 'says what a file is and what may be done with it',
      input: specification,
      shows: (answer) => {
        assert.equal(answer['mime'], 'application/vnd.google-apps.document');
        assert.equal(typeof answer['can_edit'], 'boolean');
        assert.equal(answer['path_hint'], 'Specs');
      },
    },
    refusal: {
      says: 'refuses a file that is not there',
      input: () => ({ file: nowhere }),
      code: 'not_found',
      words: new RegExp(`no file ${nowhere}`),
    },
  },
  {
    tool: 'drive_list_shared_drives',
    good: {
      says: 'lists the shared drives',
      input: () => ({}),
      shows: (answer) => assert.ok(rowsOf(answer).some(({ name }) => name === 'Engineering')),
    },
    refusal: {
      says: 'refuses to go on where no page has ended',
      input: () => ({ cursor: 'not-a-page' }),
      code: 'invalid_input',
      words: /cursor|page/i,
    },
  },
  {
    tool: 'drive_request_file_access',
    good: {
      says: 'answers with the page where files are chosen',
      input: () => ({ types: ['doc', 'sheet'] }),
      shows: ({ url }) => assert.match(String(url), /\/connect\/google\/files\?types=doc%2Csheet$/),
    },
    refusal: {
      says: 'refuses to let folders and files be chosen together',
      input: () => ({ types: ['doc', 'folder'] }),
      code: 'invalid_input',
      words: /folders alone/,
    },
  },
];
