import { withoutLeadingBlanks, withoutTrailingBlanks } from './characters.js';
import { settleEdges } from './emphasis-edges.js';
import { isPlain } from './escape.js';
import { merged, type Run, runLines, type RunOptions, withBareLinks } from './inline-run.js';
import type { Emphasis } from './inline-token.js';
import { looseNode, type LooseNode } from './loose-node.js';
import { writeRuns } from './nest-writer.js';
import { parseInline } from './parse-inline.js';

/** The emphasis that is tried, richest first: not everything Jira shows can be said in Markdown. */
const CHOICES: readonly (readonly Emphasis[])[] = [['strong', 'em', 'strike'], ['strong'], []];

/** How much reading back one document is worth: a person's has hundreds of changes of look, a hostile one hundreds of thousands. */
export class Care {
  private left = 2_000;

  /** Whether a line of so many runs is worth a try. */
  takes(runs: number): boolean {
    this.left -= runs > 1 ? runs : 0;
    return this.left >= 0;
  }
}

/** How lines are written; `care` is shared by all lines of a document. */
export interface LineOptions extends RunOptions {
  readonly care: Care;
}

/** Each line that the nodes make, as Markdown; lines without text are left out. */
export function writeLines(nodes: readonly LooseNode[], options: LineOptions): string[] {
  return runLines(nodes, options)
    .map((runs) => writeLine(withBareLinks(trimmed(runs)), options))
    .filter((line) => line !== '');
}

/** Writes the line and reads it back: emphasis is given up rather than letting it turn into something else. */
function writeLine(runs: readonly Run[], { cell, care }: LineOptions): string {
  const [first] = runs;
  if (first === undefined) return '';
  if (runs.length === 1 && looksPlain(first) && isPlain(first.text)) return first.text;
  for (const emphases of choicesFor(runs)) {
    if (!care.takes(runs.length)) break;
    const wanted = settleEdges(only(runs, emphases));
    const line = writeRuns(wanted, { cell, escapeAll: false });
    if (saysSame(wanted, line, cell)) return line;
  }
  return writeRuns(only(runs, []), { cell, escapeAll: true });
}

/** Those that make a difference to these runs. */
function choicesFor(runs: readonly Run[]): readonly (readonly Emphasis[])[] {
  const used = new Set(runs.flatMap(({ emphases }) => emphases));
  return CHOICES.filter((choice, index) => {
    const richer = CHOICES[index - 1];
    return (
      richer === undefined || richer.some((emphasis) => used.has(emphasis) && !choice.includes(emphasis))
    );
  });
}

function looksPlain({ code, emphases, link, account }: Run): boolean {
  return !code && emphases.length === 0 && link === undefined && account === undefined;
}

function only(runs: readonly Run[], wanted: readonly Emphasis[]): Run[] {
  return merged(
    runs.map((run) => ({ ...run, emphases: run.emphases.filter((emphasis) => wanted.includes(emphasis)) })),
  );
}

function saysSame(wanted: readonly Run[], line: string, cell: boolean): boolean {
  const [read = [], ...others] = runLines(parseInline(line, { cell }).map(looseNode), {
    accounts: true,
    cell,
  });
  return others.length === 0 && JSON.stringify(comparable(wanted)) === JSON.stringify(comparable(read));
}

/** A text that shows its own address reads the same whether Jira has made it a link or not. */
function comparable(runs: readonly Run[]): Run[] {
  return merged(runs.map((run) => (run.link?.href === run.text ? { ...run, link: undefined } : run)));
}

function trimmed(runs: readonly Run[]): Run[] {
  const kept = [...runs];
  trimEdge(kept, 0, withoutLeadingBlanks);
  trimEdge(kept, -1, withoutTrailingBlanks);
  return kept;
}

function trimEdge(runs: Run[], edge: 0 | -1, trim: (text: string) => string): void {
  for (let run = runs.at(edge); run !== undefined && !run.code; run = runs.at(edge)) {
    const text = trim(run.text);
    if (text !== '') {
      runs.splice(edge, 1, { ...run, text });
      return;
    }
    if (edge === 0) runs.shift();
    else runs.pop();
  }
}
