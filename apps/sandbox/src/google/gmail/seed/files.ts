import type { Attachment } from '../mime/compose.js';

/** A one-page PDF with these lines (PDF 1.4, Helvetica). */
export function pdf(filename: string, lines: readonly string[]): Attachment {
  const shown = lines
    .map((line, index) => `1 0 0 1 56 ${780 - index * 18} Tm (${escapePdf(line)}) Tj`)
    .join('\n');
  const stream = `BT /F1 11 Tf\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const content = `${body}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return { filename, mimeType: 'application/pdf', content };
}

const escapePdf = (text: string): string => text.replaceAll(/[\\()]/g, '\\$&');

/** Rows as a CSV file. */
export const csv = (filename: string, rows: readonly (readonly (string | number)[])[]): Attachment => ({
  filename,
  mimeType: 'text/csv',
  content: rows.map((row) => row.join(',')).join('\n') + '\n',
});

/** A plain text file. */
export const textFile = (filename: string, content: string): Attachment => ({
  filename,
  mimeType: 'text/plain',
  content,
});
