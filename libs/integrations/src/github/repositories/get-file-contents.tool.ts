import * as z from 'zod';

import { github } from '../github.provider.js';
import { number, partsOf, path, ref, repo } from '../identifiers.js';
import { contentAt } from './content-at.js';
import { contents, folderOf, textOf, viewOf } from './file-view.js';

export const getFileContents = github.tool({
  name: 'github_get_file_contents',
  title: 'Read a file or folder',
  description:
    'Read a text file, whole or a range of lines, or list a folder. Long files continue at next_line. Binary files and files over 1 MB are answered with a link only.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: ['GET /repos/{owner}/{repo}/contents', 'GET /repos/{owner}/{repo}/contents/{+path}'],
  input: z.object({
    repo,
    path: path.default('').describe('Empty for the root folder'),
    ref: ref.optional().describe('Branch, tag or sha; the default branch when left out'),
    start_line: number.default(1),
    end_line: number.optional(),
  }),
  learn: ['repo', 'ref'],
  output: contents,
  async run({ client, input }) {
    const { data } = await contentAt(client, { ...partsOf(input.repo), path: input.path, ref: input.ref });
    if (Array.isArray(data)) return folderOf(input.path, data);
    const facts = { path: data.path, kind: data.type, size: data.size, sha: data.sha, url: data.html_url };
    if (data.type !== 'file')
      return { ...facts, note: `A ${data.type}: its content is elsewhere, open the url` };
    const text = 'content' in data && data.encoding === 'base64' ? textOf(data.content) : undefined;
    if (text === undefined) return { ...facts, note: 'Not a text file of at most 1 MB: open the url' };
    return { ...facts, ...viewOf(text, input.start_line, input.end_line) };
  },
});
