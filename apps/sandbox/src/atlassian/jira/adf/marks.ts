import type { Check } from './checks.js';
import { isColour, isFilled, isInteger, isNumber, isString, isUrl, oneOf } from './checks.js';

/** Marks of a text and their attributes. */
export const marks: Record<string, Record<string, Check>> = {
  strong: {},
  em: {},
  strike: {},
  underline: {},
  code: {},
  link: { 'href!': isUrl, title: isString, id: isString, collection: isString, occurrenceKey: isString },
  subsup: { 'type!': oneOf('sub', 'sup') },
  textColor: { 'color!': isColour },
  backgroundColor: { 'color!': isColour },
  annotation: { 'id!': isFilled, 'annotationType!': isString },
  border: { 'color!': isString, 'size!': isNumber },
  alignment: { 'align!': oneOf('center', 'end') },
  indentation: { 'level!': isInteger(1, 6) },
  breakout: { 'mode!': oneOf('wide', 'full-width'), width: isNumber },
};

export const textMarks = [
  'strong',
  'em',
  'strike',
  'underline',
  'code',
  'link',
  'subsup',
  'textColor',
  'backgroundColor',
  'annotation',
];
/** Code stands alone but for these. */
export const besideCode = new Set(['code', 'link', 'annotation']);
