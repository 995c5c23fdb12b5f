import type { Block } from './blocks.js';
import { bare, blocksOf } from './blocks.js';
import { officeFile, xmlText } from './office.js';

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The document as a Word file. */
export const docxOf = (markdown: string): Buffer =>
  officeFile([
    {
      path: 'word/document.xml',
      type: 'wordprocessingml.document.main+xml',
      xml: `<w:document xmlns:w="${namespace}"><w:body>${blocksOf(markdown).map(blockXml).join('')}</w:body></w:document>`,
      relations: { rId1: ['styles', 'styles.xml'] },
    },
    {
      path: 'word/styles.xml',
      type: 'wordprocessingml.styles+xml',
      xml: `<w:styles xmlns:w="${namespace}">${[1, 2, 3, 4, 5, 6].map(styleXml).join('')}</w:styles>`,
    },
  ]);

const styleXml = (level: number): string =>
  `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${44 - level * 4}"/></w:rPr></w:style>`;

const paragraph = (text: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr>${style}</w:pPr>`}<w:r><w:t xml:space="preserve">${xmlText(bare(text))}</w:t></w:r></w:p>`;

function blockXml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(block.text, `<w:pStyle w:val="Heading${block.level}"/>`);
    case 'paragraph':
      return paragraph(block.text);
    case 'item':
      return paragraph(
        `${/\d/.test(block.mark) ? block.mark : '•'} ${block.text}`,
        `<w:ind w:left="${(block.indent + 1) * 360}"/>`,
      );
    case 'table':
      return `<w:tbl><w:tblPr/><w:tblGrid/>${block.rows.map(rowXml).join('')}</w:tbl>${paragraph('')}`;
    case 'code':
      return block.text
        .split('\n')
        .map((line) => paragraph(line))
        .join('');
    case 'rule':
      return paragraph('________________');
  }
}

const rowXml = (row: string[]): string =>
  `<w:tr>${row.map((cell) => `<w:tc><w:tcPr/>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
