import { getFileMetadata, listPermissions, removePermission, searchFiles, shareFile } from './drive/index.js';
import { google } from './google.provider.js';

export const shareFiles = google.skill({
  id: 'share-files',
  title: 'Share files',
  summary: 'See who has access to your files, give it to people and take it away.',
  instructions: `1. Make sure which file is meant with drive_get_file_metadata: \`can_share\` says whether you may share it at all.
2. Read drive_list_permissions before you change anything. Access that is \`inherited\` comes from a folder or shared drive and cannot be changed on the file.
3. Give the least role that does the job: reader to read, commenter to comment, writer only to edit.
4. Sharing writes a mail to people and cannot be unseen. Say who would get which role, and share only when the person has agreed. Addresses outside the company need a plain yes.
5. Report what failed for whom.`,
  tools: { searchFiles, getFileMetadata, listPermissions, shareFile, removePermission },
  examples: [{ question: 'Which files can you share for me?', tool: searchFiles, input: {} }],
});
