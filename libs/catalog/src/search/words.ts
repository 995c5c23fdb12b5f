/** Words that carry no wish. */
const empty = new Set(
  `a about after all also am an and any anything are as at be been before being but by can could did do does for from get got had has
  have he her here him his how i if in into is it its just let like me mine my need now of off on one or our out over own please
  really right say says she so some that the their them then there these they thing this those to too up us want was we were what
  which while who whom will with would you your yours`.split(/\s+/),
);

/**
 * What people say and what tools say, as stems: each word on the left is looked for as those on the right too. Plain English only:
 * what a product calls its own things stands with its provider.
 */
const alike = new Map(
  Object.entries({
    email: 'mail',
    'e-mail': 'mail',
    prs: 'pr',
    repo: 'repository',
    doc: 'document',
    pic: 'picture',
    delete: 'trash remove',
    bin: 'trash',
    throw: 'trash delete',
    discard: 'trash delete',
    rid: 'trash delete',
    undo: 'restore',
    answer: 'reply',
    respond: 'reply',
    response: 'reply',
    write: 'draft',
    compose: 'write draft',
    prepare: 'draft',
    unfinished: 'draft',
    unsent: 'draft',
    pass: 'forward',
    tag: 'label',
    category: 'label',
    directory: 'folder',
    duplicate: 'copy',
    clone: 'copy',
    download: 'export',
    convert: 'export',
    upload: 'put',
    save: 'put',
    store: 'put lie',
    rename: 'name move',
    revoke: 'take away access',
    unshare: 'take away access',
    stop: 'take away',
    permission: 'access',
    overwrite: 'replace content',
    version: 'history release',
    earlier: 'history',
    previous: 'history',
    remark: 'comment',
    note: 'comment',
    mention: 'comment',
    discuss: 'comment discussion',
    report: 'open create',
    file: 'document',
    raise: 'open create',
    new: 'create',
    start: 'create',
    make: 'create',
    publish: 'release',
    diff: 'change file',
    touch: 'change',
    edit: 'change update',
    set: 'change update',
    modify: 'change update',
    alter: 'change update',
    build: 'check run workflow',
    ci: 'check run workflow',
    test: 'check',
    fail: 'failed',
    broken: 'failed',
    red: 'failed check',
    flake: 'failed run again',
    rerun: 'run again',
    retry: 'run again',
    kick: 'run again',
    error: 'failed log',
    output: 'log',
    approve: 'review approve',
    reject: 'review request changes',
    merge: 'merge mergeability',
    find: 'search',
    look: 'search',
    search: 'find',
    seek: 'search find',
    where: 'find',
    usage: 'code',
    function: 'code',
    codebase: 'code',
    many: 'count',
    number: 'count',
    recent: 'latest',
    latest: 'recent newest',
    lately: 'recent',
    yesterday: 'recent lately',
    link: 'link address',
    url: 'link address',
    connect: 'link related',
    block: 'link block',
    workflow: 'status',
    status: 'status transition',
    progress: 'status',
    done: 'status',
    reopen: 'status open state',
    close: 'state',
    hour: 'time',
    book: 'log time',
    spend: 'time log',
    spent: 'time log',
    field: 'field require',
    fill: 'field require',
    due: 'date change',
    priority: 'field change',
    deadline: 'date',
    owner: 'assign',
    give: 'assign give',
    archive: 'sort',
    clean: 'sort tidy',
    mark: 'sort',
    star: 'label sort',
    unread: 'inbox search',
    inbox: 'mail',
    invitation: 'mail',
    team: 'shared people',
    colleague: 'people',
    user: 'people',
    who: 'people',
    changelog: 'history change',
    history: 'history change',
    log: 'log history',
    summarise: 'read',
    summarize: 'read',
    open: 'read open',
    show: 'see',
    list: 'see',
    pick: 'choose',
    select: 'choose',
    allow: 'let access',
    text: 'read content',
    content: 'read',
    upcoming: 'future',
    next: 'future next',
    current: 'active',
  }).map(([word, others]) => [stem(word), others.split(' ').map(stem)] as const),
);

/** What is recognised by its form: the key of a ticket, an address of mail, the name of a source file, a term of two words. */
const forms: readonly (readonly [form: RegExp, words: string])[] = [
  [/\b[A-Z][A-Z\d]{1,9}-\d+\b/g, ' ticket '],
  [/\S+@\S+\.\S+/g, ' mail '],
  [/\S+\.(?:[cm]?[jt]sx?|py|go|rs|java|rb|json|ya?ml|toml|sh)\b/g, ' code file '],
  [/\bpull requests?\b/gi, ' pr '],
];

/** The stems of a text, in order, without the words that carry no wish. */
export function stemsOf(text: string): string[] {
  let plain = text.normalize('NFKC');
  for (const [form, words] of forms) plain = plain.replace(form, words);
  const words = plain.toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? [];
  return words.filter((word) => !empty.has(word)).map(stem);
}

/** Stems that mean much the same as this one. */
export const likeness = (word: string): readonly string[] => alike.get(word) ?? [];

/** The word without its English ending: enough to make the forms of one word equal, not always a word itself. */
function stem(word: string): string {
  const bare = word.replace(/['’]\p{L}*$/u, '');
  if (bare.length < 4) return bare;
  const singular = bare.replace(/ies$/, 'y').replace(/(ss|us|is)$|s$/, '$1');
  const root = singular.replace(/(?<=[aeiouy].*)(ing|ed|er|ly|ment|ation|ion|e)$/, '');
  return (root.length < 3 ? singular : root).replace(/([^aeiouls])\1$/, '$1');
}
