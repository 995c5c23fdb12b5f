const bare = /^[\w-]{10,128}$/;
const address = /^https?:\/\/[^\s\\]{1,600}$/;
const inPath =
  /\/(?:(?:document|spreadsheets|presentation|forms|drawings|file)\/d|folders)\/([\w-]{10,128})(?:[/?#]|$)/;
const inQuery = /^https:\/\/drive\.google\.com\/[^#]*[?&]id=([\w-]{10,128})(?:[&#]|$)/;

/**
 * The id in what a person gives for a file: an id, an address of Google Docs or Drive, or `root` for My Drive.
 * Only the id is used of an address, whatever host stands in it. Undefined for anything else, so that nothing else ever reaches a URL.
 */
export function findFileId(text: string): string | undefined {
  if (text === 'root' || bare.test(text)) return text;
  if (!address.test(text)) return undefined;
  return (inPath.exec(text) ?? inQuery.exec(text))?.[1];
}

/** The id in an input that `file` or `folder` has accepted. */
export function fileIdOf(text: string): string {
  const id = findFileId(text);
  if (id === undefined) throw new TypeError('An input was read before it was checked');
  return id;
}
