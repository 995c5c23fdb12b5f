import type { Sheet } from '../state/records.js';
import { officeFile, relationNamespace, xmlText } from './office.js';

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The sheets as an Excel file; cells that are numbers stay numbers. */
export const xlsxOf = (sheets: Sheet[]): Buffer =>
  officeFile([
    {
      path: 'xl/workbook.xml',
      type: 'spreadsheetml.sheet.main+xml',
      xml: `<workbook xmlns="${namespace}" xmlns:r="${relationNamespace}"><sheets>${sheets.map(entryXml).join('')}</sheets></workbook>`,
      relations: Object.fromEntries(
        sheets.map((_sheet, index): [string, [string, string]] => [
          `rId${index + 1}`,
          ['worksheet', `worksheets/sheet${index + 1}.xml`],
        ]),
      ),
    },
    ...sheets.map((sheet, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      type: 'spreadsheetml.worksheet+xml',
      xml: `<worksheet xmlns="${namespace}"><sheetData>${sheet.rows.map(rowXml).join('')}</sheetData></worksheet>`,
    })),
  ]);

const entryXml = (sheet: Sheet, index: number): string =>
  `<sheet name="${xmlText(sheet.title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`;

const rowXml = (row: string[]): string => `<row>${row.map(cellXml).join('')}</row>`;

const cellXml = (cell: string): string =>
  /^-?\d{1,15}(\.\d+)?$/.test(cell)
    ? `<c><v>${cell}</v></c>`
    : `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
