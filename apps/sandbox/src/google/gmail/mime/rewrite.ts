/**
 * The same message with header lines taken out and others put in front; the body's bytes stay.
 * `drop` is in lower case.
 */
export function rewriteHead(raw: Buffer, drop: readonly string[], add: Record<string, string>): Buffer {
  const text = raw.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, end?.index ?? text.length);
  const lines = head.split(/\r?\n(?![ \t])/).filter((line) => {
    const name = line.slice(0, Math.max(0, line.indexOf(':'))).toLowerCase();
    return line.trim() !== '' && !drop.includes(name);
  });
  const added = Object.entries(add).map(([name, value]) => `${name}: ${value}`);
  const rest = end ? text.slice(end.index + end[0].length) : '';
  const written = Buffer.from([...added, ...lines, '', ''].join('\r\n'), 'latin1');
  return Buffer.concat([written, Buffer.from(rest, 'latin1')]);
}
