import { addComment, listComments, readFile, replyToComment, searchFiles } from './drive/index.js';
import { google } from './google.provider.js';
import { drive } from './scopes.js';

export const reviewDocuments = google.skill({
  id: 'review-documents',
  title: 'Review documents',
  summary: 'Read documents, comment on them, and answer or resolve comments.',
  instructions: `1. Find the document with drive_search_files and read it to the end with drive_read_file before you judge it.
2. Read drive_list_comments so that you do not repeat what was said.
3. One comment, one point: put the passage in \`quoted\` word for word, say what is wrong and what would be better. Show the person the comments before you add many.
4. Resolve a comment only when what it asks for has been done, and say how.
5. Commenting works on files that were made here or chosen for it; other files need access to all of Drive, which the refusal says.`,
  prefers: [drive.read, drive.file],
  tools: { searchFiles, readFile, listComments, addComment, replyToComment },
  examples: [
    { question: 'Which documents have changed lately?', tool: searchFiles, input: { types: ['doc'] } },
  ],
});
