import type { ProjectCopy } from './project-copy.js';

/** A block of a guide that is meant for a file: the whole of it (`ts`), or lines to take out and put in (`diff`). */
interface Block {
  readonly language: string;
  readonly path: string;
  readonly text: string;
}

/** Does to a copy of the project what the blocks of a guide say, in their order. Throws where a line is not where the guide has it. */
export function follow(guide: string, copy: ProjectCopy): void {
  for (const { language, path, text } of blocksOf(guide))
    copy.write(path, language === 'diff' ? patched(copy.read(path), text, path) : text);
}

function blocksOf(guide: string): Block[] {
  const blocks = guide.matchAll(/^```(ts|diff) (\S+)\n(.*?)^```$/gms);
  return [...blocks].map(([, language = '', path = '', text = '']) => ({ language, path, text }));
}

// The lines of a block that are in the file already stand there in this order, with anything between them.
function patched(file: string, block: string, path: string): string {
  const lines = file.split('\n');
  let at = 0;
  for (const [mark, line] of block
    .trimEnd()
    .split('\n')
    .map((one) => [one[0], one.slice(1)] as const)) {
    if (mark === '+') {
      lines.splice(at, 0, line);
      at += 1;
      continue;
    }
    const found = lines.indexOf(line, at);
    if (found === -1) throw new Error(`${path} has no line: ${line}`);
    if (mark === '-') lines.splice(found, 1);
    at = mark === '-' ? found : found + 1;
  }
  return lines.join('\n');
}
