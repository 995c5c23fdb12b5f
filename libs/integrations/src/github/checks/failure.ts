import type { Octokit } from '@octokit/rest';
import * as z from 'zod';

import type { CheckRun } from '../check-summary.js';
import { clip, cut } from '../../text.js';

const annotation = z.object({
  path: z.string(),
  line: z.int().optional(),
  level: z.string().nullable(),
  message: z.string(),
});

/** A failed check and its first messages about lines. */
export const failure = z.object({
  name: z.string(),
  conclusion: z.string().nullable(),
  summary: z.string(),
  annotations: z.array(annotation),
  url: z.string().nullable(),
});

const most = 10;

/** A failed check with what it says about itself and its first messages about lines. */
export async function failureOf(client: Octokit, parts: { owner: string; repo: string }, run: CheckRun) {
  const { title, summary, text, annotations_count: count } = run.output;
  const { data } =
    count > 0
      ? await client.checks.listAnnotations({ ...parts, check_run_id: run.id, per_page: most })
      : { data: [] };
  return {
    name: run.name,
    conclusion: run.conclusion,
    summary: cut([title, summary ?? text].filter(Boolean).join('\n'), 1_000),
    annotations: data.slice(0, most).map(({ path, start_line, annotation_level, message }) => ({
      path,
      line: start_line,
      level: annotation_level,
      message: clip(message ?? '', 300),
    })),
    url: run.html_url,
  };
}
