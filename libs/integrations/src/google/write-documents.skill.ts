import {
  createDocument,
  createFile,
  createFolder,
  getFileMetadata,
  moveFile,
  readFile,
  searchFiles,
  updateFileContent,
} from './drive/index.js';
import { google } from './google.provider.js';

export const writeDocuments = google.skill({
  id: 'write-documents',
  title: 'Write documents',
  summary: 'Write new Google Docs, change those that were made for you, and keep them in folders.',
  instructions: `1. Look with drive_search_files whether the document exists already. With access to chosen files only, it finds what was made here or chosen.
2. Write Markdown: headings, lists, tables and links become real ones. Put the purpose in the first lines.
3. To change a document read the whole of it with drive_read_file, then send the whole new text to drive_update_file_content with \`modified\` as \`expected_modified\`. After a conflict read again; somebody else has written meanwhile.
4. Replacing a document loses its comments' places and formatting that Markdown cannot say. Where others work on it, ask first.
5. Answer with the url.`,
  tools: {
    searchFiles,
    createDocument,
    createFolder,
    readFile,
    updateFileContent,
    moveFile,
    getFileMetadata,
  },
  byName: { createFile },
  examples: [
    { question: 'Which documents can you change for me?', tool: searchFiles, input: { types: ['doc'] } },
  ],
});
