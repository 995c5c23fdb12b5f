import { copyFile, moveFile, readFile, requestFileAccess, updateFileContent } from './drive/index.js';
import { google } from './google.provider.js';

export const startFromATemplate = google.skill({
  id: 'start-from-a-template',
  title: 'Start from a template',
  summary: 'Copy a template of yours and fill it in. Only files you choose are used.',
  instructions: `1. A template that was not made here has to be chosen once by the person: give them the link of drive_request_file_access and go on when they say it is done.
2. Copy with drive_copy_file under the new name; never write into the template itself.
3. Read the copy, fill in what you know, keep its headings and order, and mark what is missing with TODO rather than inventing it.
4. Write it back with drive_update_file_content and \`modified\` as \`expected_modified\`. Replacing the text keeps what Markdown can say; where the template's look matters, say so.
5. Answer with the url of the copy.`,
  tools: { requestFileAccess, copyFile, readFile, updateFileContent, moveFile },
  examples: [{ question: 'Which template may you use?', tool: requestFileAccess, input: { types: ['doc'] } }],
});
