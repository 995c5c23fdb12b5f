import { mimes } from './drive/file-types.js';

const mimesByKind: Readonly<Record<string, readonly string[]>> = {
  doc: [mimes.doc],
  sheet: [mimes.sheet],
  slides: [mimes.slides],
  folder: [mimes.folder],
  pdf: ['application/pdf'],
  image: ['image/png', 'image/jpeg', 'image/gif', 'image/webp'],
};

/** Google shows its Picker after consent, and only files of these kinds in it; unknown kinds ask for nothing. */
export function pickerParameters(kinds: readonly string[]): Record<string, string> {
  const wanted = kinds.flatMap((kind) => mimesByKind[kind] ?? []);
  return {
    trigger_onepick: 'true',
    allow_multiple: 'true',
    ...(wanted.length > 0 && { mimetypes: wanted.join(',') }),
    ...(kinds.includes('folder') && { allow_folder_selection: 'true' }),
  };
}
