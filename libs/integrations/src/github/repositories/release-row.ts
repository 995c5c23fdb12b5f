import type { RestEndpointMethodTypes } from '@octokit/rest';
import * as z from 'zod';

import { commentLength, cut } from '../../text.js';

type Release = RestEndpointMethodTypes['repos']['listReleases']['response']['data'][number];

export const releaseRow = z.object({
  tag: z.string(),
  name: z.string().nullable(),
  draft: z.boolean(),
  prerelease: z.boolean(),
  published_at: z.string().nullable(),
  body: z.string(),
  url: z.string(),
});

export const releaseRowOf = (release: Release) => ({
  ...release,
  tag: release.tag_name,
  body: cut(release.body, commentLength),
  url: release.html_url,
});
