import type { Answer } from '../../../gateway/answer.js';
import { googleError, insufficientScopes } from '../../google-errors.js';
import { itemMask, maskOf, show } from '../answer/fields.js';
import { fileView } from '../answer/file-view.js';
import { schemas } from '../answer/schema.js';
import type { Call } from '../call.js';
import { flag, isReached } from '../call.js';
import { fileNotFound, forbidden, invalidValue, partNotFound } from '../errors.js';
import { folderOf, matches } from '../query/match.js';
import { comparatorFor } from '../query/order.js';
import { pageOf, pageSizeOf } from '../query/paging.js';
import type { Query } from '../query/parse.js';
import { parseQuery, termsOf } from '../query/parse.js';
import { accepts } from '../scopes.js';
import { isListedFor, roleOn, sharedGrant } from '../state/access.js';
import type { FileRecord } from '../state/records.js';

const rules = { usual: 100, most: 1000 };
const shown = {
  schema: schemas.fileList,
  usual: 'kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)',
};

/** files.list: what the caller may see, in the corpora asked for, that the search describes. */
export function listFiles(call: Call): Answer {
  pageSizeOf(call.query, rules);
  const order = comparatorFor(call.query.get('orderBy'), call);
  const text = call.query.get('q');
  const query = text === null || text.trim() === '' ? undefined : parseQuery(text);
  if (query) checkSearch(call, query);
  const belongs = corpus(call, query);
  const found = candidates(call, query).filter(
    (file) => belongs(file) && isReached(call, file) && (!query || matches(query, file, call)),
  );
  const page = pageOf(found.toSorted(order), call.query, rules, `files ${call.person.login}`);
  const mask = maskOf(call.query, shown);
  const inner = itemMask(mask, 'files');
  const files = page.items.map((file) => fileView(file, call, inner));
  const { nextPageToken } = page;
  return show({ kind: 'drive#fileList', incompleteSearch: false, nextPageToken, files }, mask);
}

function checkSearch(call: Call, query: Query): void {
  const terms = termsOf(query);
  if (terms.some((term) => term.field === 'fullText')) {
    if (call.query.has('orderBy')) {
      const message =
        'Sorting is not supported for queries with fullText terms. Results are always in descending relevance order.';
      throw googleError(403, 'forbidden', message, { location: 'orderBy', locationType: 'parameter' });
    }
    if (!accepts.content.some((scope) => call.scopes.includes(scope)))
      throw insufficientScopes(accepts.content);
  }
  for (const term of terms.filter((one) => one.field === 'parents')) {
    const folder = call.state.files.get(folderOf(call, String(term.value)));
    const isThere = folder && roleOn(call.state, folder, call.person);
    if (!isThere || !(isReached(call, folder) || folder.parent === undefined)) throw fileNotFound('');
  }
}

/** Children of the one folder that is asked for, or everything. */
function candidates(call: Call, query: Query | undefined): FileRecord[] {
  const parts = query?.is === 'and' ? query.parts : query ? [query] : [];
  const parent = parts.find((part) => part.is === 'term' && part.field === 'parents');
  if (parent?.is !== 'term') return [...call.state.files.values()];
  return [...call.state.childrenOf(folderOf(call, String(parent.value)))];
}

/** Which files the search looks at: https://developers.google.com/workspace/drive/api/guides/enable-shareddrives */
function corpus(call: Call, query: Query | undefined): (file: FileRecord) => boolean {
  const { corpora, driveId, everywhere } = spaces(call);
  const listed = (file: FileRecord) =>
    file.parent !== undefined && isListedFor(call.state, file, call.person);
  if (corpora === 'drive') return (file) => file.driveId === driveId && listed(file);
  if (corpora === 'allDrives') return listed;
  if (corpora === 'domain')
    return (file) => file.driveId === undefined && isOpenToDomain(file) && listed(file);
  const folders = new Set(
    (query ? termsOf(query) : [])
      .filter((term) => term.field === 'parents')
      .map((term) => folderOf(call, String(term.value))),
  );
  return (file) => {
    if (file.driveId === undefined) return listed(file);
    return everywhere && listed(file) && (folders.has(file.parent ?? '') || isKnownTo(call, file));
  };
}

function spaces(call: Call) {
  const corpora = call.query.get('corpora') ?? 'user';
  const driveId = call.query.get('driveId') ?? undefined;
  const everywhere = flag(call, 'includeItemsFromAllDrives');
  if (!['user', 'drive', 'allDrives', 'domain'].includes(corpora)) throw invalidValue('corpora');
  if ((corpora === 'drive') !== (driveId !== undefined)) {
    throw forbidden(
      'teamDriveIdRequiresTeamDriveCorpora',
      'The driveId parameter must be specified if and only if corpora is set to drive.',
    );
  }
  if (!everywhere && corpora.toLowerCase().includes('drive')) {
    throw forbidden(
      'includeTeamDriveItemsRequired',
      'The includeItemsFromAllDrives parameter must be set to true when driveId is specified or corpora contains drive or allDrives.',
    );
  }
  if (everywhere && !flag(call, 'supportsAllDrives')) {
    throw forbidden(
      'teamDrivesNotSupported',
      'The supportsAllDrives parameter must be set to true when includeItemsFromAllDrives is set to true.',
    );
  }
  if (driveId !== undefined) checkDrive(call, driveId);
  return { corpora, driveId, everywhere };
}

function checkDrive(call: Call, driveId: string): void {
  const root = call.state.drives.has(driveId) ? call.state.files.get(driveId) : undefined;
  if (root && roleOn(call.state, root, call.person)) return;
  throw partNotFound('Shared drive', driveId, 'driveId');
}

const isOpenToDomain = (file: FileRecord): boolean =>
  file.grants.some((grant) => grant.type === 'domain' && grant.discoverable === true);

/** The `user` corpora holds items of shared drives once the person has opened or changed them, or was given them. */
const isKnownTo = (call: Call, file: FileRecord): boolean =>
  file.viewedAt.has(call.person.email) ||
  file.changedAt.has(call.person.email) ||
  sharedGrant(file, call.person) !== undefined;
