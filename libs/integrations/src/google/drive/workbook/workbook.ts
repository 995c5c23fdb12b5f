import { setImmediate } from 'node:timers/promises';

import { Archive } from './unzip.js';
import { type CellStyles, cellText, stylesOf, textIn } from './cells.js';
import { attributeOf, elementsOf } from './xml.js';

interface Tab {
  readonly name: string;
  readonly path: string;
}

/** An Excel file (ECMA-376) as Google exports a Sheet, which is the only export with every tab. */
export class Workbook {
  private constructor(
    private readonly archive: Archive,
    private readonly tabs: readonly Tab[],
  ) {}

  static async open(bytes: Buffer): Promise<Workbook> {
    const archive = new Archive(bytes);
    const relations = await archive.text('xl/_rels/workbook.xml.rels');
    const targets = new Map(
      [...elementsOf(relations, 'Relationship')].map(({ attributes }) => [
        attributeOf(attributes, 'Id'),
        attributeOf(attributes, 'Target') ?? '',
      ]),
    );
    const sheets = [...elementsOf(await archive.text('xl/workbook.xml'), 'sheet')];
    const tabs = sheets.map(({ attributes }) => ({
      name: attributeOf(attributes, 'name') ?? '',
      path: pathOf(targets.get(attributeOf(attributes, 'r:id')) ?? ''),
    }));
    return new Workbook(archive, tabs);
  }

  get tabNames(): string[] {
    return this.tabs.map(({ name }) => name);
  }

  /** A tab as CSV (RFC 4180); its name in any case. Undefined when there is no such tab. */
  async csv(tab: string): Promise<string | undefined> {
    const found = this.tabs.find(({ name }) => name.toLowerCase() === tab.toLowerCase());
    if (found === undefined) return undefined;
    const strings = await this.archive.text('xl/sharedStrings.xml');
    const styles = stylesOf(await this.archive.text('xl/styles.xml'));
    const shared = [...elementsOf(strings, 'si')].map(({ inner }) => textIn(inner));
    return csvOf(await this.archive.text(found.path), { shared, styles });
  }
}

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

interface Context {
  readonly shared: readonly string[];
  readonly styles: CellStyles;
}

const longestStretch = 10;

async function csvOf(xml: string, context: Context): Promise<string> {
  const lines: string[] = [];
  let since = performance.now();
  for (const row of elementsOf(xml, 'row')) {
    // Rows that are wholly empty are left out of the file.
    const number = Number(attributeOf(row.attributes, 'r') ?? lines.length + 1);
    while (lines.length < number - 1 && lines.length < mostRows) lines.push('');
    lines.push(lineOf(row.inner, context));
    if (performance.now() - since < longestStretch) continue;
    await setImmediate();
    since = performance.now();
  }
  return lines.join('\n');
}

const mostRows = 100_000;
const mostColumns = 1_000;

function lineOf(xml: string, { shared, styles }: Context): string {
  const cells: string[] = [];
  for (const { attributes, inner } of elementsOf(xml, 'c')) {
    const column = columnOf(attributeOf(attributes, 'r')) ?? cells.length;
    while (cells.length < Math.min(column, mostColumns)) cells.push('');
    cells.push(quoted(cellText({ attributes, inner }, shared, styles)));
  }
  return cells.join(',');
}

/** Letters are digits of 26 without a zero: A is 0, Z 25, AA 26. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
