import type { Answer } from '../../gateway/answer.js';
import type { Router } from '../../gateway/router.js';
import type { Call, Handler } from '../call.js';
import { invalid } from '../errors.js';
import type { Wire } from '../wire.js';

import type { FileDocument } from './documents.js';
import { fileDocuments } from './documents.js';
import { matchesDate, matchesWords, parseQuery } from './query.js';
import { results } from './results.js';
import { searchedRepositories } from './scope.js';
import { searchIssues } from './search-issues.js';

/** Search over what the caller can see. */
export function searchRoutes(routes: Router<Handler>): void {
  routes
    .add('GET /search/issues', searchIssues)
    .add('GET /search/repositories', searchRepositories)
    .add('GET /search/code', searchCode);
}

async function searchRepositories(call: Call): Promise<Answer> {
  const query = parseQuery(call.query.get('q'), [
    'repo',
    'org',
    'user',
    'language',
    'topic',
    'in',
    'is',
    'archived',
    'fork',
    'pushed',
    'updated',
  ]);
  const visible = searchedRepositories(call, query);
  const rows = await Promise.all(
    visible.map((one) => call.world.read<Wire>(call.login, `/repos/${one.fullName}`)),
  );
  const wanted = (key: string) => query.qualifiers.filter((one) => one.key === key);
  const found = rows.filter((row) => {
    const topics = (row['topics'] ?? []) as string[];
    const text = [row['name'], row['description'], ...topics].join('\n');
    return (
      matchesWords(query, text) &&
      wanted('language').every(
        ({ value }) => String(row['language']).toLowerCase() === value.toLowerCase(),
      ) &&
      wanted('topic').every(({ value }) => topics.includes(value)) &&
      wanted('pushed').every(({ value }) => matchesDate(value, String(row['pushed_at']))) &&
      wanted('is').every(({ value, negated }) => (row['visibility'] === value) !== negated)
    );
  });
  const newest = found.sort((a, b) => String(b['updated_at']).localeCompare(String(a['updated_at'])));
  return results(
    call,
    newest.map((row) => ({ ...row, score: 1 })),
  );
}

async function searchCode(call: Call): Promise<Answer> {
  const query = parseQuery(call.query.get('q'), [
    'repo',
    'org',
    'user',
    'path',
    'filename',
    'extension',
    'language',
    'in',
  ]);
  if (query.words.length === 0)
    throw invalid({
      resource: 'Search',
      field: 'q',
      code: 'invalid',
      message: 'Search text is required when searching source code: qualifiers alone find nothing.',
    });
  const files = (
    await Promise.all(searchedRepositories(call, query).map((one) => fileDocuments(call, one)))
  ).flat();
  const is = (key: string, test: (value: string) => boolean) =>
    query.qualifiers.every((one) => one.key !== key || test(one.value) !== one.negated);
  const found = files.filter(
    (file) =>
      matchesWords(query, `${file.path}\n${file.text}`) &&
      is('path', (value) => file.path.startsWith(value.replace(/^\//, ''))) &&
      is('filename', (value) => file.path.endsWith(value)) &&
      is('extension', (value) => file.path.endsWith(`.${value}`)) &&
      is('language', (value) => file.path.endsWith(extensions[value.toLowerCase()] ?? '?')),
  );
  const words = query.words.filter((one) => !one.negated).map((one) => one.text);
  return results(call, await Promise.all(found.map((file) => codeRow(call, file, words))));
}

const extensions: Record<string, string> = {
  typescript: '.ts',
  markdown: '.md',
  yaml: '.yml',
  json: '.json',
};

async function codeRow(call: Call, file: FileDocument, words: string[]) {
  const { world } = call;
  const url = `${world.api}/repos/${file.repo}/contents/${file.path}`;
  const row = {
    name: file.path.split('/').at(-1),
    path: file.path,
    sha: file.sha,
    url: `${url}?ref=main`,
    git_url: `${world.api}/repos/${file.repo}/git/blobs/${file.sha}`,
    html_url: `${world.web}/${file.repo}/blob/main/${file.path}`,
    repository: await world.read<Wire>(call.login, `/repos/${file.repo}`),
    score: 1,
  };
  if (!/text-match/.test(call.accept ?? '')) return row;
  return { ...row, text_matches: words.flatMap((word) => fragments(file, word, url)) };
}

/** Up to two pieces of the file around the word, three lines each. */
function fragments(file: FileDocument, word: string, url: string) {
  const lines = file.text.split('\n');
  const low = word.toLowerCase();
  const hits = lines.flatMap((line, index) => (line.toLowerCase().includes(low) ? [index] : [])).slice(0, 2);
  return hits.map((index) => {
    const fragment = lines.slice(Math.max(0, index - 1), index + 2).join('\n');
    const at = fragment.toLowerCase().indexOf(low);
    const text = fragment.slice(at, at + word.length);
    return {
      object_url: url,
      object_type: 'FileContent',
      property: 'content',
      fragment,
      matches: [{ text, indices: [at, at + word.length] }],
    };
  });
}
