/** One thing found: what it is called, a few facts about it, and where it lives. */
export interface Row {
  readonly title: string;
  readonly meta: readonly string[];
  readonly at?: string;
  readonly link?: string;
}

/** An answer in the shape a person reads it: a list of things, one thing with its facts, or text. */
export type Answer =
  | { readonly kind: 'list'; readonly rows: readonly Row[]; readonly more: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [string, string])[]; readonly link?: string }
  | { readonly kind: 'text'; readonly text: string };

type Fields = Readonly<Record<string, unknown>>;
const titles = [
  'title',
  'subject',
  'summary',
  'full_name',
  'name',
  'path',
  'tag',
  'message',
  'text',
  'login',
];
const links = ['url', 'html_url', 'link'];
const moments = [
  'updated_at',
  'merged_at',
  'created_at',
  'published',
  'started',
  'last_date',
  'date',
  'updated',
  'modified',
];
// What a machine needs and no person reads: ids, and labels that a mail system gives by itself (INBOX).
const isId = (key: string): boolean => /(^|_)ids?$/.test(key);
const isSystemLabel = (value: unknown): boolean => typeof value === 'string' && /^[A-Z][A-Z_]+$/.test(value);
const cursors = ['next_cursor', 'cursor', 'truncated'];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** "updated_at" becomes "Updated at". */
export function label(key: string): string {
  const spaced = key.replaceAll('_', ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Only web addresses: an answer is somebody else's text and must not bring a script. */
export function webLink(value: unknown): string | undefined {
  const parsed = typeof value === 'string' ? URL.parse(value) : null;
  return parsed && ['https:', 'http:'].includes(parsed.protocol) ? parsed.href : undefined;
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(', ');
  if (typeof value === 'string') return value;
  if (!isFields(value)) return JSON.stringify(value);
  const title = titles.map((key) => value[key]).find((named): named is string => typeof named === 'string');
  if (title !== undefined) return title;
  return Object.entries(value)
    .map(([key, inner]) => [label(key), plain(inner)])
    .filter(([, said]) => said !== '')
    .map(([key, said]) => `${key}: ${said}`)
    .join(', ');
}

function factOf(key: string, value: unknown): string {
  if (isId(key)) return '';
  if (key === 'labels' && Array.isArray(value)) return plain(value.filter((one) => !isSystemLabel(one)));
  if (key === 'number') return `#${plain(value)}`;
  if (typeof value === 'boolean') return value ? label(key) : '';
  if (typeof value === 'number') return counted(key, value);
  return plain(value);
}

function counted(key: string, value: number): string {
  const noun = label(key.replace(/_count$/, '')).toLowerCase();
  return `${value.toLocaleString('en')} ${noun}${key.endsWith('_count') && value !== 1 ? 's' : ''}`;
}

function rowOf(item: unknown): Row {
  if (!isFields(item)) return { title: plain(item), meta: [] };
  const titled = titles.find((key) => typeof item[key] === 'string' && item[key] !== '');
  const moment = moments.find((key) => typeof item[key] === 'string' && !Number.isNaN(Date.parse(item[key])));
  const link = links.map((key) => webLink(item[key])).find((found) => found !== undefined);
  const meta = Object.entries(item)
    .filter(([key]) => key !== titled && !links.includes(key) && !moments.includes(key))
    .map(([key, value]) => factOf(key, value))
    .filter((fact) => fact !== '' && fact.length <= 80);
  return {
    title: titled ? plain(item[titled]).slice(0, 200) : (meta[0] ?? ''),
    meta: (titled ? meta : meta.slice(1)).slice(0, 6),
    ...(moment && { at: plain(item[moment]) }),
    ...(link && { link }),
  };
}

function listIn(value: unknown): { rows: readonly unknown[]; rest: Fields } | undefined {
  if (Array.isArray(value)) return { rows: value, rest: {} };
  if (!isFields(value)) return undefined;
  const lists = Object.entries(value).filter(([, inner]) => Array.isArray(inner));
  const others = Object.entries(value).filter(
    ([key, inner]) => !Array.isArray(inner) && !cursors.includes(key),
  );
  const [only] = lists;
  const isWrapper = lists.length === 1 && others.every(([, inner]) => !isFields(inner)) && others.length <= 2;
  return only && isWrapper ? { rows: only[1] as unknown[], rest: value } : undefined;
}

/** Reads any tool's result without knowing the tool. */
export function readAnswer(result: unknown): Answer {
  const list = listIn(result);
  if (list) {
    const more = cursors.some((key) => Boolean(list.rest[key]));
    return { kind: 'list', rows: list.rows.map(rowOf), more };
  }
  if (!isFields(result)) return { kind: 'text', text: plain(result) };
  const link = links.map((key) => webLink(result[key])).find((found) => found !== undefined);
  const facts = Object.entries(result)
    .filter(([key]) => !links.includes(key))
    .map(([key, value]) => [label(key), plain(value)] as const)
    .filter(([, said]) => said !== '');
  return { kind: 'facts', facts, ...(link && { link }) };
}
