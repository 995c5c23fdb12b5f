import type { Answer } from '../../../gateway/answer.js';
import { googleError, insufficientScopes } from '../../google-errors.js';
import type { Call } from '../call.js';
import { fileOf, rightsOf } from '../call.js';
import { badRequest, forbidden, required } from '../errors.js';
import { exportTypesOf, exported } from '../content/export.js';
import { accepts } from '../scopes.js';
import { contentOf } from '../state/records.js';
import type { Content } from '../state/records.js';
import { showFile } from './shown.js';

const largestExport = 10 * 1024 * 1024;

/** files.get: the facts, or with `alt=media` the bytes. */
export function getFile(call: Call): Answer {
  if (call.query.get('alt') !== 'media') return showFile(call, fileOf(call));
  if (!accepts.content.some((scope) => call.scopes.includes(scope)))
    throw insufficientScopes(accepts.content);
  const file = fileOf(call);
  allowCopy(call, rightsOf(call, file).copy);
  return media(call, contentOf(file), file.mimeType);
}

/** The bytes, or the range of them that was asked for (RFC 9110, section 14). */
export function media(call: Call, content: Content, mimeType: string): Answer {
  if (content.kind !== 'blob') {
    throw forbidden(
      'fileNotDownloadable',
      'Only files with binary content can be downloaded. Use Export with Docs Editors files.',
    );
  }
  const { bytes } = content;
  const headers = { 'content-type': mimeType, 'accept-ranges': 'bytes' };
  const range = rangeOf(call.request.headers['range'], bytes.length);
  if (range === undefined) return { status: 200, headers, body: bytes };
  const [from, to] = range;
  if (from > to || from >= bytes.length) {
    throw googleError(416, 'requestedRangeNotSatisfiable', 'Requested range not satisfiable', {
      headers: { 'content-range': `bytes */${bytes.length}` },
    });
  }
  const end = Math.min(to, bytes.length - 1);
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${from}-${end}/${bytes.length}` },
    body: bytes.subarray(from, end + 1),
  };
}

function rangeOf(header: string | undefined, size: number): [number, number] | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  if (match[1] === '') return [Math.max(0, size - Number(match[2])), size - 1];
  return [Number(match[1]), match[2] === '' ? size - 1 : Number(match[2])];
}

/** files.export: a Doc, a Sheet or Slides in another form, at most 10 MB. There is no supportsAllDrives here. */
export function exportFile(call: Call): Answer {
  const mimeType = call.query.get('mimeType');
  if (mimeType === null) throw required('Required parameter: mimeType', 'mimeType');
  const file = fileOf(call, { everywhere: true });
  allowCopy(call, rightsOf(call, file).copy);
  if (exportTypesOf(file.mimeType).length === 0) {
    throw forbidden('fileNotExportable', 'Export only supports Docs Editors files.');
  }
  const bytes = exported(contentOf(file), mimeType.toLowerCase());
  if (!bytes) throw badRequest('The requested conversion is not supported.');
  if (bytes.length > largestExport) {
    throw forbidden('exportSizeLimitExceeded', 'This file is too large to be exported.');
  }
  return { status: 200, headers: { 'content-type': mimeType }, body: bytes };
}

function allowCopy(call: Call, isAllowed: boolean): void {
  if (isAllowed) return;
  throw forbidden('cannotDownloadFile', `This file cannot be downloaded by the user ${call.person.name}.`);
}
