import { ToolError } from '@hub/kit';
import type { Octokit } from '@octokit/rest';

// Every line of a log begins with its time, and colours are terminal codes: neither says anything to a reader.
const time = /^\uFEFF?\d{4}-\d{2}-\d{2}T[\d:.]+Z /gm;
const colour = /\p{Cc}\[[\d;]*[A-Za-z]/gu;

/** The text of a log without times and colours. */
export const readable = (log: string): string =>
  log.replaceAll(time, '').replaceAll(colour, '').replaceAll('\r', '');

/**
 * A job's log as text; undefined when it cannot be had (gone, still running, or at a host that the hub does not speak to).
 * GitHub answers with a redirect whose address lives one minute.
 */
export async function logOf(
  client: Octokit,
  job: { owner: string; repo: string; job_id: number },
): Promise<string | undefined> {
  const answer = await client.actions.downloadJobLogsForWorkflowRun(job).catch(gone);
  if (answer === undefined) return undefined;
  if (answer.status < 300) return readable(String(answer.data));
  const { location } = answer.headers;
  if (location === undefined) return undefined;
  const log = await client.request({ method: 'GET', url: location }).catch(gone);
  return log === undefined ? undefined : readable(String(log.data));
}

const lost = new Set<unknown>([404, 410, 'denied', 'not_found', 'upstream']);

function gone(cause: unknown): undefined {
  const why = cause instanceof ToolError ? cause.code : (cause as { status?: unknown }).status;
  if (lost.has(why)) return undefined;
  throw cause;
}
