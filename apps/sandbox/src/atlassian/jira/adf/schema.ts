import type { Check } from './checks.js';
import { isBoolean, isFilled, isInteger, isNumber, isObject, isString, isUrl, oneOf } from './checks.js';

/** What a node may hold: names of nodes or groups of them, how many at least, its attributes, and its marks. */
export interface NodeRule {
  content?: string[];
  /** Children at least; 0 when absent. */
  least?: number;
  /** What the first child may be, when that is narrower. */
  first?: string[];
  /** Attribute name to check; a trailing `!` in the name makes it required. */
  attrs?: Record<string, Check>;
  marks?: string[];
}

const inline = [
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'mediaInline',
  'placeholder',
  'inlineExtension',
];
const lists = ['bulletList', 'orderedList'];
const media = ['mediaSingle', 'mediaGroup'];
const plain = ['paragraph', ...lists, ...media, 'codeBlock', 'taskList'];
const inCell = [
  ...plain,
  'heading',
  'blockquote',
  'panel',
  'rule',
  'decisionList',
  'blockCard',
  'embedCard',
  'nestedExpand',
  'extension',
];
const top = [
  ...plain,
  'heading',
  'blockquote',
  'panel',
  'rule',
  'decisionList',
  'blockCard',
  'embedCard',
  'expand',
  'table',
  'extension',
  'bodiedExtension',
  'layoutSection',
];
const local: Record<string, Check> = { localId: isString };
const cell: NodeRule = {
  content: inCell,
  least: 1,
  attrs: { ...local, colspan: isNumber, rowspan: isNumber, colwidth: Array.isArray, background: isString },
};
const card: NodeRule = { attrs: { ...local, url: isUrl, data: isObject } };
const extension: NodeRule = {
  attrs: {
    ...local,
    'extensionKey!': isFilled,
    'extensionType!': isFilled,
    parameters: isObject,
    text: isString,
    layout: isString,
  },
};

/** The nodes of the official schema that Jira renders. https://unpkg.com/@atlaskit/adf-schema (full.json) */
export const nodes: Record<string, NodeRule> = {
  doc: { content: top },
  paragraph: { content: inline, attrs: local, marks: ['alignment', 'indentation'] },
  heading: {
    content: inline,
    attrs: { ...local, 'level!': isInteger(1, 6) },
    marks: ['alignment', 'indentation'],
  },
  bulletList: { content: ['listItem'], least: 1, attrs: local },
  orderedList: { content: ['listItem'], least: 1, attrs: { ...local, order: isInteger(0, 1e9) } },
  listItem: {
    content: plain,
    least: 1,
    first: ['paragraph', 'mediaSingle', 'codeBlock', 'taskList'],
    attrs: local,
  },
  codeBlock: {
    content: ['text'],
    attrs: { ...local, language: isString, uniqueId: isString },
    marks: ['breakout'],
  },
  blockquote: {
    content: ['paragraph', ...lists, 'codeBlock', ...media, 'extension'],
    least: 1,
    attrs: local,
  },
  rule: { attrs: local },
  panel: {
    content: [
      'paragraph',
      'heading',
      ...lists,
      ...media,
      'blockCard',
      'codeBlock',
      'taskList',
      'rule',
      'decisionList',
      'extension',
    ],
    least: 1,
    attrs: {
      ...local,
      'panelType!': oneOf('info', 'note', 'tip', 'warning', 'error', 'success', 'custom'),
      panelIcon: isString,
      panelIconId: isString,
      panelIconText: isString,
      panelColor: isString,
    },
  },
  table: {
    content: ['tableRow'],
    least: 1,
    attrs: {
      ...local,
      isNumberColumnEnabled: isBoolean,
      layout: isString,
      width: isNumber,
      displayMode: isString,
    },
  },
  tableRow: { content: ['tableCell', 'tableHeader'], attrs: local },
  tableCell: cell,
  tableHeader: cell,
  taskList: {
    content: ['taskItem', 'taskList', 'blockTaskItem'],
    least: 1,
    first: ['taskItem', 'blockTaskItem'],
    attrs: { 'localId!': isString },
  },
  taskItem: { content: inline, attrs: { 'localId!': isString, 'state!': oneOf('TODO', 'DONE') } },
  blockTaskItem: {
    content: ['paragraph', 'extension'],
    attrs: { 'localId!': isString, 'state!': oneOf('TODO', 'DONE') },
  },
  decisionList: { content: ['decisionItem'], least: 1, attrs: { 'localId!': isString } },
  decisionItem: { content: inline, attrs: { 'localId!': isString, 'state!': isString } },
  expand: {
    content: top.filter((name) => name !== 'expand'),
    least: 1,
    attrs: { ...local, title: isString },
    marks: ['breakout'],
  },
  nestedExpand: {
    content: [...plain, 'heading', 'blockquote', 'panel', 'rule', 'decisionList'],
    least: 1,
    attrs: { ...local, title: isString },
  },
  mediaSingle: {
    content: ['media', 'caption'],
    least: 1,
    first: ['media'],
    attrs: { ...local, layout: isString, width: isNumber, widthType: isString },
    marks: ['link'],
  },
  mediaGroup: { content: ['media'], least: 1 },
  media: {
    attrs: {
      ...local,
      'type!': oneOf('file', 'link', 'external'),
      id: isFilled,
      collection: isString,
      url: isUrl,
      alt: isString,
      width: isNumber,
      height: isNumber,
      occurrenceKey: isString,
    },
    marks: ['link', 'border', 'annotation'],
  },
  mediaInline: {
    attrs: {
      ...local,
      'id!': isFilled,
      'collection!': isString,
      type: isString,
      alt: isString,
      width: isNumber,
      height: isNumber,
      occurrenceKey: isString,
      data: isObject,
    },
    marks: ['link', 'border', 'annotation'],
  },
  caption: { content: inline, attrs: local },
  blockCard: card,
  embedCard: {
    attrs: {
      ...local,
      'url!': isUrl,
      'layout!': isString,
      width: isNumber,
      originalWidth: isNumber,
      originalHeight: isNumber,
    },
  },
  inlineCard: { ...card, marks: ['annotation'] },
  layoutSection: { content: ['layoutColumn'], least: 1, attrs: local, marks: ['breakout'] },
  layoutColumn: {
    content: top.filter((name) => name !== 'layoutSection'),
    least: 1,
    attrs: { ...local, 'width!': isNumber },
  },
  extension,
  inlineExtension: extension,
  bodiedExtension: { ...extension, content: top, least: 1 },
  hardBreak: { attrs: { ...local, text: oneOf('\n') } },
  mention: {
    attrs: { ...local, 'id!': isFilled, text: isString, userType: isString, accessLevel: isString },
    marks: ['annotation'],
  },
  emoji: { attrs: { ...local, 'shortName!': isFilled, id: isString, text: isString }, marks: ['annotation'] },
  date: { attrs: { ...local, 'timestamp!': isFilled }, marks: ['annotation'] },
  status: {
    attrs: {
      ...local,
      'text!': isFilled,
      'color!': oneOf('neutral', 'purple', 'blue', 'red', 'yellow', 'green'),
      style: isString,
    },
    marks: ['annotation'],
  },
  placeholder: { attrs: { ...local, 'text!': isString } },
};
