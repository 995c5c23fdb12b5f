const cells = {
  ',': /(?:"(?<quoted>(?:[^"]|"")*)"|(?<bare>[^,\r\n]*))(?<end>,|\r\n|\r|\n|$)/y,
  '\t': /(?:"(?<quoted>(?:[^"]|"")*)"|(?<bare>[^\t\r\n]*))(?<end>\t|\r\n|\r|\n|$)/y,
};

/** What the patterns, which match at any place of any text, find. */
interface Cell {
  quoted?: string;
  bare?: string;
  end: string;
}

/** Rows of comma- or tab-separated text; quoted cells may hold separators, quotes and line breaks (RFC 4180). */
export function rowsOf(text: string, separator: ',' | '\t' = ','): string[][] {
  const cell = new RegExp(cells[separator]);
  const rows: string[][] = [];
  let row: string[] = [];
  while (cell.lastIndex < text.length || row.length > 0) {
    const { quoted, bare, end } = (cell.exec(text) as unknown as { groups: Cell }).groups;
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === separator) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Comma-separated text with CRLF between rows, as Sheets exports it. */
export const csvOf = (rows: readonly (readonly string[])[], separator = ','): string =>
  rows.map((row) => row.map((cell) => written(cell, separator)).join(separator)).join('\r\n');

const written = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
