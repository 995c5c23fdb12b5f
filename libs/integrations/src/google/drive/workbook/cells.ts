import { attributeOf, type Element, elementsOf, unescaped } from './xml.js';

/** By number of a cell's style: whether it shows a date. */
export type CellStyles = readonly boolean[];

/** Number formats 14 to 17 and 22 are dates (ECMA-376 part 1, 18.8.30); others say so by their code. */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 17) || id === 22;

/** Which styles show dates. */
export function stylesOf(xml: string): CellStyles {
  const custom = new Set(
    [...elementsOf(xml, 'numFmt')]
      .filter(({ attributes }) => isDateCode(attributeOf(attributes, 'formatCode') ?? ''))
      .map(({ attributes }) => Number(attributeOf(attributes, 'numFmtId'))),
  );
  const [used] = elementsOf(xml, 'cellXfs');
  return [...elementsOf(used?.inner ?? '', 'xf')].map(({ attributes }) => {
    const id = Number(attributeOf(attributes, 'numFmtId'));
    return isBuiltInDate(id) || custom.has(id);
  });
}

const isDateCode = (code: string): boolean => /[yd]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

/** The text of a string that may be in several pieces. */
export const textIn = (xml: string): string =>
  [...elementsOf(xml, 't')].map(({ inner }) => unescaped(inner)).join('');

/** What a cell shows. */
export function cellText(cell: Element, shared: readonly string[], styles: CellStyles): string {
  const type = attributeOf(cell.attributes, 't') ?? 'n';
  if (type === 'inlineStr') return textIn(cell.inner);
  const [value] = elementsOf(cell.inner, 'v');
  const text = unescaped(value?.inner ?? '');
  if (type === 's') return shared[Number(text)] ?? '';
  return type === 'n' && showsDate(cell, styles) ? dateOf(text) : (booleans[`${type}${text}`] ?? text);
}

const booleans: Readonly<Record<string, string>> = { b0: 'FALSE', b1: 'TRUE' };

const showsDate = ({ attributes }: Element, styles: CellStyles): boolean =>
  styles[Number(attributeOf(attributes, 's') ?? -1)] === true;

/** Days since 30 December 1899, as a day or a moment. */
function dateOf(text: string): string {
  const serial = Number(text);
  const date = new Date(Math.round((serial - 25_569) * 86_400) * 1_000);
  if (text === '' || Number.isNaN(date.getTime())) return text;
  const [day = '', time = ''] = date.toISOString().split('T');
  return Number.isInteger(serial) ? day : `${day} ${time.slice(0, 8)}`;
}
