import { createFolder, listFolder, listRevisions, moveFile, trashFile } from './drive/index.js';
import { google } from './google.provider.js';
import { drive } from './scopes.js';

export const tidyAFolder = google.skill({
  id: 'tidy-a-folder',
  title: 'Tidy a folder',
  summary: 'Sort files into folders, rename them, and put what is not needed into the trash.',
  instructions: `1. List the whole folder first, page by page, and propose the new order before you move anything.
2. Make missing folders with drive_create_folder, once each, then move with drive_move_file.
3. Moving changes who has access: a file takes on the access of its new folder. Say so where the folders differ.
4. Trash only what the person has named or agreed to, never by age or name alone. drive_list_revisions shows whether somebody still works on a file.
5. End with a list of what went where. drive_trash_file with \`restore\` takes a file back.`,
  prefers: [drive.all],
  tools: { listFolder, createFolder, moveFile, trashFile, listRevisions },
  examples: [{ question: 'What lies loose in My Drive?', tool: listFolder, input: { folder_id: 'root' } }],
});
