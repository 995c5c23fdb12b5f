import { ToolError, type ToolErrorCode } from '@hub/kit';

import { clip } from '../text.js';
import { GoogleRefusal } from './refusal.js';
import { productOf, subjectOf } from './subject.js';

/** Google's refusals in the reader's words; undefined where the hub knows better (401, 5xx). */
export function toError(cause: unknown): ToolError | undefined {
  if (!(cause instanceof GoogleRefusal)) return undefined;
  if (isRateLimit(cause)) return rateLimited(cause);
  if (cause.status === 401 || cause.status >= 500) return undefined;
  const [code, sentence, fix] = byReason[cause.reason]?.(cause) ?? byStatus(cause);
  return new ToolError(code, sentence, { cause, ...(fix !== undefined && { fix: { label: fix } }) });
}

type Words = (
  cause: GoogleRefusal,
) => readonly [code: ToolErrorCode, sentence: string, fix?: string | undefined];

// The reasons of https://developers.google.com/workspace/drive/api/guides/handle-errors and of the Gmail page beside it.
const byReason: Readonly<Record<string, Words>> = {
  insufficientPermissions: ({ url }) => [
    'missing_scope',
    `Your connection does not let the hub do this in ${productOf(url)}`,
    'Connect the skill again and tick the permission it asks for',
  ],
  appNotAuthorizedToFile: ({ url }) => [
    'denied',
    `Your connection covers only files picked for the hub, and ${subjectOf(url)} is not one of them`,
    'Pick the file for the hub, or connect with access to all files',
  ],
  insufficientFilePermissions: ({ url }) => [
    'denied',
    `Your account may not do this with ${subjectOf(url)}`,
    'Ask its owner for more access',
  ],
  domainPolicy: ({ url }) => [
    'denied',
    `Your company does not let apps use ${productOf(url)}`,
    'Ask whoever administers Google Workspace to allow the hub',
  ],
  accessNotConfigured: ({ url }) => [
    'upstream',
    `${productOf(url)} is not switched on for the hub`,
    'Ask whoever runs the hub to enable its API in the Google project',
  ],
  storageQuotaExceeded: ({ url }) => ['denied', `There is no room left in ${productOf(url)}`],
  teamDriveFileLimitExceeded: () => ['denied', 'The shared drive can hold no more files'],
  exportSizeLimitExceeded: ({ url }) => [
    'invalid_input',
    `Google exports at most 10 MB, and ${subjectOf(url)} is larger`,
  ],
  fileNotDownloadable: ({ url }) => [
    'invalid_input',
    `${subjectOf(url)} has no content of its own to download`,
  ],
  failedPrecondition: (cause) => ['conflict', `${productOf(cause.url)} refused: ${saidBy(cause)}`],
};

function byStatus(cause: GoogleRefusal): ReturnType<Words> {
  const { status, url } = cause;
  if (status === 404 || status === 410)
    return [
      'not_found',
      `${productOf(url)} has no ${subjectOf(url)}, or you have no access to it`,
      aboutDriveFile.test(url) ? choose : undefined,
    ];
  const code = codes[status] ?? 'invalid_input';
  return [code, `${productOf(url)} refused: ${saidBy(cause)}`];
}

// With drive.file a file that was not chosen looks like one that does not exist.
const aboutDriveFile = /\/drive\/v3\/files/;
const choose =
  'If the file was not opened with the hub yet, let the person choose it: drive_request_file_access makes the link';

const codes: Readonly<Record<number, ToolErrorCode>> = {
  402: 'denied',
  403: 'denied',
  409: 'conflict',
  412: 'conflict',
};

function saidBy({ said, location, status }: GoogleRefusal): string {
  const words = clip(said === '' ? `status ${status}` : said, 300);
  return location === '' || location === 'Authorization' || words.includes(location)
    ? words
    : `${words} (${location})`;
}

const limits =
  /^(?:user|daily|sharing)?rateLimitExceeded(?:Unreg)?$|^(?:daily)?LimitExceeded|^quotaExceeded$/i;

const isRateLimit = ({ status, reason }: GoogleRefusal): boolean =>
  status === 429 || (status === 403 && limits.test(reason));

function rateLimited(cause: GoogleRefusal): ToolError {
  const retryAfter = Math.ceil(cause.retryAfter ?? (cause.reason.startsWith('daily') ? 3_600 : 60));
  const sentence = `${productOf(cause.url)} takes no more requests of your account for now. Try again in ${retryAfter} seconds`;
  return new ToolError('rate_limited', sentence, { retryAfter, cause });
}
