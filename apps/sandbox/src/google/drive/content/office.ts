import { zipOf } from './zip.js';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** Namespace of relationship ids inside parts. */
export const relationNamespace = office;

/** One file inside an Office document. */
export interface Part {
  path: string;
  /** The end of its content type, after `application/vnd.openxmlformats-officedocument.`. */
  type: string;
  xml: string;
  /** What it refers to: id to kind and target. */
  relations?: Record<string, [kind: string, target: string]>;
}

/** Text made safe for XML; characters that XML forbids are dropped. */
export const xmlText = (text: string): string =>
  text
    .replaceAll(/[^\t\n -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const relationsXml = (relations: Record<string, [string, string]>): string => {
  const rows = Object.entries(relations).map(
    ([id, [kind, target]]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="${packaged}/relationships">${rows.join('')}</Relationships>`;
};

/** An Office document; the first part is the one to open. */
export function officeFile(parts: Part[]): Buffer {
  const overrides = parts.map(
    ({ path, type }) =>
      `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}"/>`,
  );
  const types = `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': types,
    '_rels/.rels': relationsXml({ rId1: ['officeDocument', parts[0]?.path ?? ''] }),
  };
  for (const { path, xml, relations } of parts) {
    files[path] = head + xml;
    if (relations) files[path.replace(/([^/]+)$/, '_rels/$1.rels')] = relationsXml(relations);
  }
  return zipOf(files);
}
