const perPage = 52;
const widest = 92;

/** A PDF (ISO 32000-1) of plain lines in Helvetica; characters outside Latin 1 become `?`. */
export function pdfOf(lines: string[]): Buffer {
  const rows = lines.flatMap(wrapped);
  const pages: string[][] = [];
  for (let at = 0; at < rows.length || at === 0; at += perPage) pages.push(rows.slice(at, at + perPage));
  const kids = pages.map((_page, index) => `${4 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, index) => pageObjects(page, 5 + index * 2)),
  ];
  return assemble(objects);
}

function pageObjects(rows: string[], contents: number): string[] {
  const drawn = rows.map((row) => `(${escaped(row)}) '`).join('\n');
  const stream = `BT /F1 11 Tf 14 TL 56 800 Td\n${drawn}\nET`;
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${contents} 0 R >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
}

function assemble(objects: string[]): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const escaped = (row: string): string =>
  row.replaceAll(/[^\u0020-\u007E\u00A0-\u00FF]/g, '?').replaceAll(/[\\()]/g, String.raw`\$&`);

function wrapped(line: string): string[] {
  const rows: string[] = [];
  let rest = line;
  while (rest.length > widest) {
    const space = rest.lastIndexOf(' ', widest);
    const cut = space > 20 ? space : widest;
    rows.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...rows, rest];
}
