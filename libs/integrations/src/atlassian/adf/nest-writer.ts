import { characterAt, characterBefore, kindOf } from './characters.js';
import { escapeText } from './escape.js';
import { isSameEmphasis, isSameLink, type Run } from './inline-run.js';
import type { Emphasis, Link } from './inline-token.js';
import { angleLinkAt, bareLinkAt, characterReferenceAt } from './link-syntax.js';

type Mark = Emphasis | 'link';

const MARKS: readonly Mark[] = ['link', 'strong', 'em', 'strike'];
const SIGNS: Readonly<Record<Emphasis, string>> = { strong: '**', em: '*', strike: '~~' };

/** Writes one line of runs: marks that reach further are opened first, so that they nest. Linear in the runs. */
export function writeRuns(
  runs: readonly Run[],
  options: { readonly cell: boolean; readonly escapeAll: boolean },
): string {
  return new NestWriter(runs, options).write();
}

class NestWriter {
  private readonly parts: string[] = [];
  private readonly open: { mark: Mark; link: Link | undefined }[] = [];
  private readonly ends: ReadonlyMap<Mark, readonly number[]>;
  private readonly autolinks: readonly (string | undefined)[];

  constructor(
    private readonly runs: readonly Run[],
    private readonly options: { readonly cell: boolean; readonly escapeAll: boolean },
  ) {
    this.autolinks = runs.map((_, at) => this.autolink(at));
    this.ends = new Map(MARKS.map((mark) => [mark, this.endsOf(mark)]));
  }

  write(): string {
    for (const [at, run] of this.runs.entries()) {
      this.close(at);
      this.begin(at);
      this.parts.push(this.autolinks[at] ?? this.body(run, this.runs[at + 1]));
    }
    this.close(this.runs.length);
    return this.parts.join('');
  }

  private has(mark: Mark, at: number, link?: Link): boolean {
    const run = this.runs[at];
    if (run === undefined) return false;
    if (mark !== 'link') return run.emphases.includes(mark);
    const carried = this.autolinks[at] === undefined ? run.link : undefined;
    return carried !== undefined && (link === undefined || isSameLink(link, carried));
  }

  /** For each run the index after the last one that carries the mark without a gap. */
  private endsOf(mark: Mark): number[] {
    const ends = Array.from({ length: this.runs.length }, (_, at) => at + 1);
    for (let at = this.runs.length - 2; at >= 0; at -= 1) {
      const goesOn =
        this.has(mark, at) && this.has(mark, at + 1, mark === 'link' ? this.runs[at]?.link : undefined);
      if (goesOn) ends[at] = ends[at + 1] ?? at + 1;
    }
    return ends;
  }

  private close(at: number): void {
    const kept = this.open.findIndex(({ mark, link }) => !this.has(mark, at, link));
    if (kept === -1) return;
    for (const { mark, link } of this.open.splice(kept).toReversed()) {
      this.parts.push(mark === 'link' ? `](${destination(link)})` : SIGNS[mark]);
    }
  }

  private begin(at: number): void {
    const marks = MARKS.filter((mark) => this.has(mark, at) && this.open.every((open) => open.mark !== mark));
    const reach = (mark: Mark): number => this.ends.get(mark)?.[at] ?? 0;
    for (const mark of marks.sort((a, b) => reach(b) - reach(a))) {
      this.open.push({ mark, link: mark === 'link' ? this.runs[at]?.link : undefined });
      this.parts.push(mark === 'link' ? '[' : SIGNS[mark]);
    }
  }

  private body(run: Run, next: Run | undefined): string {
    if (run.code) return codeSpan(run.text);
    const inLink = run.account !== undefined || this.open.some(({ mark }) => mark === 'link');
    const last = this.parts.at(-1) ?? '';
    const before = characterBefore(last, last.length);
    const around = {
      before,
      after: signAfter(run, next),
      inLink,
      cell: this.options.cell,
      all: this.options.escapeAll,
    };
    if (run.account === undefined) return escapeText(run.text, around);
    return `@[${escapeText(run.text.slice(1), { ...around, before: '[', after: ']' })}](accountid:${run.account})`;
  }

  /** A link that shows its own address is written as that address: bare where its end is plain to see, in angles elsewhere. */
  private autolink(at: number): string | undefined {
    const run = this.runs[at];
    if (run?.link === undefined || run.code || !this.isAlone(at, run.link)) return undefined;
    if (run.link.href === run.text && this.standsBare(at, run.text)) return run.text;
    return angled(run.text, run.link.href);
  }

  private isAlone(at: number, link: Link): boolean {
    const goesOn = isSameLink(this.runs[at - 1]?.link, link) || isSameLink(this.runs[at + 1]?.link, link);
    return link.title === undefined && !goesOn;
  }

  private standsBare(at: number, url: string): boolean {
    const before = this.runs[at - 1];
    const after = this.runs[at + 1];
    const starts =
      before === undefined || kindOf(characterBefore(before.text, before.text.length)) === 'space';
    const [word = ''] = (after?.text ?? '').split(/\s/u, 1);
    const ends = word !== after?.text || this.runs[at + 2] === undefined;
    return starts && ends && bareLinkAt(url + word, 0) === url;
  }
}

function angled(text: string, href: string): string | undefined {
  const link = angleLinkAt(`<${text}>`, 0);
  return link?.href === href && link.text === text ? `<${text}>` : undefined;
}

/** What follows the run's last character once it is written: the sign of a mark that changes there, or the next text. */
function signAfter(run: Run, next: Run | undefined): string {
  const isSame = isSameLink(run.link, next?.link);
  if (run.link !== undefined && !isSame) return ']';
  if (next === undefined) return run.emphases.length > 0 ? '*' : '';
  if (!isSameEmphasis(run, next)) return '*';
  if (!isSame) return '[';
  return next.code ? '`' : characterAt(next.text, 0);
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((ticks) => ticks[0].length));
  const ticks = '`'.repeat(longest + 1);
  const padded = text.startsWith('`') || text.endsWith('`') || (/^ .* $/s.test(text) && /[^ ]/.test(text));
  return padded ? `${ticks} ${text} ${ticks}` : ticks + text + ticks;
}

function destination(link: Link | undefined): string {
  const { href = '', title } = link ?? {};
  const simple = /^[^\s<>()\\]+$/u.test(href);
  const address = withReferences(
    simple ? href : href.replaceAll(/[\\<>]/g, String.raw`\$&`).replaceAll(/[\r\n]/g, '%0A'),
  );
  const target = simple ? address : `<${address}>`;
  if (title === undefined) return target;
  const words = title.replaceAll(/[\\"]/g, String.raw`\$&`).replaceAll(/\s+/gu, ' ');
  return `${target} "${withReferences(words)}"`;
}

function withReferences(text: string): string {
  return text.replaceAll('&', (sign, at: number) =>
    characterReferenceAt(text, at) === undefined ? sign : `\\${sign}`,
  );
}
