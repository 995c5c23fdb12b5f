import { randomUUID } from 'node:crypto';

import type { Answer, Incoming } from '../../../gateway/answer.js';
import { text } from '../../../gateway/answer.js';
import { json } from '../../../gateway/answer.js';
import type { AtlassianWorld } from '../../world.js';
import type { JiraCall } from '../call.js';
import { jiraError, notFound } from '../errors.js';
import type { JiraRoutes } from '../routes.js';
import { reads } from '../routes.js';
import type { Attachment } from '../state/model.js';
import { attachmentView } from '../views/issue-view.js';

const linkLife = 10 * 60_000;

/** A file that may be downloaded without a token while its link is open. */
type Download = Pick<Attachment, 'bytes' | 'mime' | 'filename'>;

function attachmentOf(call: JiraCall): Attachment {
  for (const issue of call.site.issues) {
    const found = issue.attachments.find(({ id }) => id === call.params['attachment']);
    if (found && issue.project.members.has(call.login)) return found;
  }
  throw notFound(`The attachment with id '${call.params['attachment']}' does not exist`);
}

/** GET /attachment/:id, where the id is a number. */
function get(call: JiraCall): Answer {
  const attachment = attachmentOf(call);
  return json({ ...attachmentView(call, attachment), id: Number(attachment.id) });
}

/** The bytes themselves with `redirect=false`, else 303 to a link that needs no token and closes after ten minutes. */
function content(call: JiraCall): Answer {
  const attachment = attachmentOf(call);
  if (call.query.get('redirect') === 'false') return download(attachment, call.headers['range']);
  const key = randomUUID();
  const expiresAt = call.world.clock.now() + linkLife;
  call.world.mediaLinks.set(key, { ...attachment, expiresAt });
  return { status: 303, headers: { location: `${call.world.urls.api}/media/${key}` }, body: '' };
}

/** GET /media/:key: what an attachment's content redirects to. */
export function media(world: AtlassianWorld, request: Incoming, key: string): Answer {
  const link = world.mediaLinks.get(key);
  if (!link || link.expiresAt <= world.clock.now()) return text('The link has expired.', 403);
  return download(link, request.headers['range']);
}

function download({ bytes, mime, filename }: Download, range: string | undefined): Answer {
  const headers = {
    'content-type': mime,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
    'accept-ranges': 'bytes',
  };
  if (range === undefined) return { status: 200, headers, body: bytes };
  const match = /^bytes=(\d+)-(\d*)$/.exec(range);
  const start = Number(match?.[1]);
  const end = Math.min(bytes.length - 1, match?.[2] ? Number(match[2]) : bytes.length - 1);
  if (!match) throw jiraError(400, ['The Range header is malformed.']);
  if (start > end) throw jiraError(416, ['The range cannot be satisfied.']);
  const contentRange = { 'content-range': `bytes ${start}-${end}/${bytes.length}` };
  return { status: 206, headers: { ...headers, ...contentRange }, body: bytes.subarray(start, end + 1) };
}

/** Files at issues. */
export const attachmentRoutes: JiraRoutes = {
  'GET /rest/api/3/attachment/meta': reads(() => json({ enabled: true, uploadLimit: 1_073_741_824 })),
  'GET /rest/api/3/attachment/:attachment': reads(get),
  'GET /rest/api/3/attachment/content/:attachment': reads(content),
};
