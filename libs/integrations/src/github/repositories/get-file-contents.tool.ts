import * as z from 'zod';

import { github } from '../github.provider.js';
import { number, partsOf, path, ref, repo } from '../identifiers.js';
import { bytesOf, contentAt } from './content-at.js';
import { contents, folderOf, viewOf } from './file-view.js';

export const getFileContents = github.tool({
  name: 'github_get_file_contents',
  title: 'Read a file or folder',
  description:
    'Read a text file, whole or a range of lines, or list a folder. Long files continue at next_line and next_char. Binary files and files over 4 MB are a link only.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: [
    'GET /repos/{owner}/{repo}/contents',
    'GET /repos/{owner}/{repo}/contents/{+path}',
    'GET /repos/{owner}/{repo}/git/blobs/{sha}',
  ],
  input: z.object({
    repo,
    path: path.default('').describe('Empty for the root folder'),
    ref: ref.optional().describe('Branch, tag or sha; the default branch when left out'),
    start_line: number.default(1),
    start_char: number.default(1).describe('In that line'),
    end_line: number.optional(),
  }),
  learn: ['repo', 'ref'],
  output: contents,
  async run({ client, input }) {
    const place = { ...partsOf(input.repo), path: input.path, ref: input.ref };
    const { data } = await contentAt(client, place);
    if (Array.isArray(data)) return folderOf(input.path, data);
    const facts = { path: data.path, kind: data.type, size: data.size, sha: data.sha, url: data.html_url };
    if (data.type !== 'file')
      return { ...facts, note: `A ${data.type}: its content is elsewhere, open the url` };
    const bytes = await bytesOf(client, place, data);
    // As git decides.
    if (bytes === undefined || bytes.includes(0))
      return { ...facts, note: 'Not a text file of at most 4 MB: open the url' };
    return { ...facts, ...viewOf(bytes, { ...input, start_char: input.start_char - 1 }) };
  },
});
