import type { Octokit } from '@octokit/rest';
import * as z from 'zod';

import { tail } from '../../text.js';
import { logOf } from './job-log.js';

/** One job and the end of its log. */
export const jobView = z.object({
  job_id: z.int(),
  name: z.string(),
  conclusion: z.string().nullable(),
  log: z.string(),
  omitted_lines: z.int(),
  url: z.string().nullable(),
});

interface Job {
  readonly id: number;
  readonly name: string;
  readonly conclusion: string | null;
  readonly html_url: string | null;
}

/** `job` with the last `lines` of its log within `max` characters. */
export async function jobOf(
  client: Octokit,
  parts: { owner: string; repo: string },
  { id, name, conclusion, html_url }: Job,
  end: { lines: number; max: number },
) {
  const log = await logOf(client, { ...parts, job_id: id });
  const { text, omitted } = tail(log ?? 'This log cannot be read here: open the url', end.lines, end.max);
  return { job_id: id, name, conclusion, log: text, omitted_lines: omitted, url: html_url };
}
