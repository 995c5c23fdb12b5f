import * as z from 'zod';

import { github } from '../github.provider.js';
import { line, markdown, partsOf, ref, repo } from '../identifiers.js';
import { whoAmI } from '../settling.js';
import { findRelease } from './find-release.js';

const releaseOf = (data: { id: number; tag_name: string; draft: boolean; html_url: string }) => ({
  release_id: data.id,
  tag: data.tag_name,
  draft: data.draft,
  url: data.html_url,
});

export const createRelease = github.tool({
  name: 'github_create_release',
  title: 'Draft or publish a release',
  description:
    'Prepare a release for a tag, with notes generated from the merged pull requests unless given. A draft unless publish is true; publishing creates the tag and tells everybody who watches.',
  effect: 'send',
  scopes: ['repo', 'public_repo'],
  requests: [
    'POST /repos/{owner}/{repo}/releases/generate-notes',
    'POST /repos/{owner}/{repo}/releases',
    'GET /repos/{owner}/{repo}/releases',
    whoAmI,
  ],
  input: z.object({
    repo,
    tag: ref.describe('New or existing tag, such as v1.4.0'),
    target: ref.optional().describe('Branch or sha for a new tag; the default branch when left out'),
    name: line(200).optional().describe('Title; the tag when left out'),
    notes: markdown.optional(),
    publish: z.boolean().default(false),
  }),
  learn: ['repo', 'target'],
  output: z.object({ release_id: z.int(), tag: z.string(), draft: z.boolean(), url: z.string() }),
  async run({ client, input }) {
    const release = { ...partsOf(input.repo), tag_name: input.tag, target_commitish: input.target };
    const body = input.notes ?? (await client.repos.generateReleaseNotes(release)).data.body;
    const { data } = await client.repos.createRelease({
      ...release,
      name: input.name ?? input.tag,
      body,
      draft: !input.publish,
    });
    return releaseOf(data);
  },
  async settle({ client, input }) {
    const found = await findRelease(client, input);
    return found && releaseOf(found);
  },
});
