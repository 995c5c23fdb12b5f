import { characterBefore, kindOf } from './characters.js';
import type { Emphasis, Link } from './inline-token.js';
import { bareLinkAt, isCarried } from './link-syntax.js';
import { attribute, looseNode, type LooseNode } from './loose-node.js';

/** Text of one look within one line. `account` is set for a person whose id is to be written out. */
export interface Run {
  readonly text: string;
  readonly code: boolean;
  readonly emphases: readonly Emphasis[];
  readonly link: Link | undefined;
  readonly account: string | undefined;
}

type Look = Pick<Run, 'code' | 'emphases' | 'link'>;

export interface RunOptions {
  /** Mentions as `@[Name](accountid:ID)`, which adfFromMarkdown turns back, instead of `@Name`. */
  readonly accounts: boolean;
  /** In a table's cell, where `<br>` is no text. */
  readonly cell: boolean;
}

const PLAIN: Look = { code: false, emphases: [], link: undefined };
const LOOKS: Readonly<Record<string, Emphasis>> = { strong: 'strong', em: 'em', strike: 'strike' };
const ORDER: readonly Emphasis[] = ['strong', 'em', 'strike'];

/** What every inline node says in words; nodes that are not here say their `text`. */
const WORDS: Readonly<Record<string, (node: LooseNode) => string>> = {
  mention: (node) => `@${(attribute(node, 'text') || attribute(node, 'id')).replace(/^@/, '')}`,
  emoji: (node) => attribute(node, 'text') || attribute(node, 'shortName'),
  date: (node) => dayOf(attribute(node, 'timestamp')),
  status: (node) => attribute(node, 'text'),
  placeholder: (node) => attribute(node, 'text'),
  media: (node) => attachment(node),
  mediaInline: (node) => attachment(node),
  image: (node) => attachment(node),
  inlineExtension: (node) => attribute(node, 'text'),
};
const HTTP = /https?:/gi;
const CARDS = new Set(['inlineCard', 'blockCard', 'embedCard']);
const INLINE = new Set(['text', 'hardBreak', 'inlineCard', ...Object.keys(WORDS)]);

/** Whether the node stands in a line of text rather than on its own. */
export function isInline(node: LooseNode): boolean {
  return INLINE.has(node.type) || (node.type !== '' && node.text !== '');
}

/** The lines of text that inline nodes make: a hard break, or a newline inside a text, begins the next. */
export function runLines(nodes: readonly LooseNode[], options: RunOptions): Run[][] {
  const lines: Run[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'hardBreak') lines.push([]);
    else for (const run of runsOf(node, options)) addRun(lines, run);
  }
  return lines;
}

function addRun(lines: Run[][], run: Run): void {
  if (!/[\r\n]/.test(run.text)) {
    append(lines.at(-1) ?? [], run);
    return;
  }
  for (const [index, text] of run.text.split(/\r\n|\n|\r/).entries()) {
    if (index > 0) lines.push([]);
    append(lines.at(-1) ?? [], { ...run, text });
  }
}

function append(line: Run[], run: Run): void {
  if (run.text === '') return;
  const last = line.at(-1);
  if (last !== undefined && looksAlike(last, run))
    line[line.length - 1] = { ...last, text: last.text + run.text };
  else line.push(run);
}

function looksAlike(a: Run, b: Run): boolean {
  return (
    a.code === b.code &&
    isSameLink(a.link, b.link) &&
    isSameEmphasis(a, b) &&
    a.account === undefined &&
    b.account === undefined
  );
}

export function isSameEmphasis(a: Pick<Run, 'emphases'>, b: Pick<Run, 'emphases'>): boolean {
  return (
    a.emphases.length === b.emphases.length &&
    a.emphases.every((emphasis, index) => emphasis === b.emphases[index])
  );
}

export function isSameLink(a: Link | undefined, b: Link | undefined): boolean {
  return a?.href === b?.href && a?.title === b?.title;
}

function runsOf(node: LooseNode, { accounts }: RunOptions): Run[] {
  if (CARDS.has(node.type)) return cardRuns(node);
  const words = WORDS[node.type];
  if (words !== undefined) {
    const id = attribute(node, 'id');
    const account = accounts && node.type === 'mention' && /^[\w:.-]{1,128}$/.test(id) ? id : undefined;
    return [{ ...PLAIN, text: words(node), account }];
  }
  const look = lookOf(node);
  if (look.link === undefined)
    return [
      { code: look.code, emphases: look.emphases, link: undefined, text: node.text, account: undefined },
    ];
  return linkRuns(node.text, look, look.link);
}

/** Jira's relative links and anchors are no links for Markdown read elsewhere: they are written out as what they say. */
function linkRuns(text: string, look: Look, link: Link): Run[] {
  const plain = { ...look, text, link: undefined, account: undefined };
  if (text.trim() === '' || link.href === '') return [plain];
  if (isCarried(link.href)) return [{ ...plain, link }];
  const sign = { ...PLAIN, account: undefined };
  return link.href === text ? [plain] : [{ ...sign, text: '[' }, plain, { ...sign, text: `](${link.href})` }];
}

function cardRuns(node: LooseNode): Run[] {
  const data = looseNode({ attrs: node.attrs['data'] });
  const href = attribute(node, 'url') || attribute(data, 'url') || attribute(data, '@id');
  return [
    {
      ...PLAIN,
      text: href,
      link: isCarried(href) ? { href, title: undefined } : undefined,
      account: undefined,
    },
  ];
}

function lookOf(node: LooseNode): Look {
  if (node.marks.length === 0) return PLAIN;
  const found: Emphasis[] = [];
  let code = false;
  let link: LooseNode | undefined;
  for (const value of node.marks) {
    const mark = looseNode(value);
    const emphasis = LOOKS[mark.type];
    if (emphasis !== undefined) found.push(emphasis);
    code ||= mark.type === 'code';
    if (mark.type === 'link') link ??= mark;
  }
  return {
    code,
    emphases: code ? [] : ordered(found),
    link: link && { href: attribute(link, 'href'), title: attribute(link, 'title') || undefined },
  };
}

const ordered = (found: readonly Emphasis[]): readonly Emphasis[] =>
  found.length < 2 ? found : ORDER.filter((emphasis) => found.includes(emphasis));

function attachment(node: LooseNode): string {
  const name = ['alt', '__fileName', 'fileName', 'url', 'id']
    .map((key) => attribute(node, key))
    .find((text) => text !== '');
  return `[attachment: ${name ?? 'unnamed'}]`;
}

function dayOf(timestamp: string): string {
  const day = new Date(Number(timestamp || Number.NaN));
  return Number.isNaN(day.getTime()) ? timestamp : day.toISOString().slice(0, 10);
}

/** The runs with neighbours of the same look made one. */
export function merged(runs: readonly Run[]): Run[] {
  const line: Run[] = [];
  for (const run of runs) append(line, run);
  return line;
}

/** The runs with each bare URL as the link that every reader of Markdown makes of it. */
export function withBareLinks(runs: readonly Run[]): Run[] {
  return runs.flatMap((run, index) =>
    run.code || run.link || run.account ? [run] : splitAtLinks(run, runs[index - 1]?.text ?? ''),
  );
}

function splitAtLinks(run: Run, before: string): Run[] {
  const pieces: Run[] = [];
  let done = 0;
  HTTP.lastIndex = 0;
  for (let match = HTTP.exec(run.text); match !== null; match = HTTP.exec(run.text)) {
    const at = match.index;
    const previous = at === 0 ? before : run.text;
    const href =
      kindOf(characterBefore(previous, at === 0 ? before.length : at)) === 'word'
        ? undefined
        : bareLinkAt(run.text, at);
    if (href === undefined) continue;
    if (at > done) pieces.push({ ...run, text: run.text.slice(done, at) });
    done = at + href.length;
    pieces.push({ ...run, text: href, link: { href, title: undefined } });
    HTTP.lastIndex = done;
  }
  return done < run.text.length ? [...pieces, { ...run, text: run.text.slice(done) }] : pieces;
}
