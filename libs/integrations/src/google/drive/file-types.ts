const apps = 'application/vnd.google-apps.';

/** The media types of Google's own editors. https://developers.google.com/workspace/drive/api/guides/mime-types */
export const mimes = {
  doc: `${apps}document`,
  sheet: `${apps}spreadsheet`,
  slides: `${apps}presentation`,
  folder: `${apps}folder`,
  shortcut: `${apps}shortcut`,
} as const;

/** The kinds of files that can be asked for. */
export const typeWords = ['doc', 'sheet', 'slides', 'pdf', 'folder', 'image'] as const;

/** One of `typeWords`. */
export type TypeWord = (typeof typeWords)[number];

const known: Readonly<Record<string, string>> = {
  [mimes.doc]: 'doc',
  [mimes.sheet]: 'sheet',
  [mimes.slides]: 'slides',
  [mimes.folder]: 'folder',
  [mimes.shortcut]: 'shortcut',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
};

/** What a file is, in a word: `doc`, `pdf`, `image`, or its media type where there is no word. */
export function typeOf(mime: string): string {
  const word = known[mime];
  if (word !== undefined) return word;
  if (mime.startsWith(apps)) return mime.slice(apps.length);
  const [, kind] = /^(image|video|audio|text)\//.exec(mime) ?? [];
  return kind ?? mime;
}

/** Whether it is one of Google's own, which has no bytes and can only be exported. */
export const isGoogleType = (mime: string): boolean => mime.startsWith(apps);

/** Whether its bytes are text. */
export const isText = (mime: string): boolean =>
  /^text\/(?!rtf\b)|^application\/(?:(?:[\w.-]+\+)?(?:json|xml)|javascript|x-javascript|x-sh|x-yaml|yaml|toml|sql|csv|x-ndjson)$/.test(
    mime.split(';', 1)[0] ?? '',
  );
