const subjects: readonly (readonly [path: RegExp, words: string])[] = [
  [/\/users\/me\/messages\/[^/]+\/attachments\//, 'such attachment'],
  [/\/users\/me\/messages\/([^/?]+)/, 'message'],
  [/\/users\/me\/threads\/([^/?]+)/, 'thread'],
  [/\/users\/me\/drafts\/([^/?]+)/, 'draft'],
  [/\/users\/me\/labels\/([^/?]+)/, 'label'],
  [/\/files\/[^/]+\/comments\/([^/?]+)/, 'comment'],
  [/\/files\/[^/]+\/permissions\/([^/?]+)/, 'permission'],
  [/\/files\/[^/]+\/revisions\/([^/?]+)/, 'revision'],
  [/\/files\/([^/?]+)/, 'file'],
  [/\/drives\/([^/?]+)/, 'shared drive'],
];

const calls = new Set(['send', 'batchModify', 'generateIds', 'trash']);

/** What a request is about, from its URL: `thread 18f2c` or `file 1AbC`. */
export function subjectOf(url: string): string {
  for (const [path, words] of subjects) {
    const found = path.exec(url);
    if (found === null) continue;
    const [, id] = found;
    return id === undefined || calls.has(id) ? words : `${words} ${id}`;
  }
  return 'such thing';
}

/** Which product of Google answers at this URL. */
export function productOf(url: string): string {
  if (/\/gmail\/v1\//.test(url)) return 'Gmail';
  return /\/drive\/v3\//.test(url) ? 'Google Drive' : 'Google';
}
