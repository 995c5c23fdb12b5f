/** The index with the tool's line where it belongs by name; the other lines stay as they are. */
export function withLine(index, { file }) {
  const line = `export * from './${file}.js';`;
  const lines = index.trimEnd().split('\n');
  const after = lines.findIndex((other) => other > line);
  return `${lines.toSpliced(after === -1 ? lines.length : after, 0, line).join('\n')}\n`;
}

/** The list of cases with one more at its end, whether it stands on one line or several. Throws when the file does not end with a list. */
export function withCase(cases, text) {
  const end = cases.lastIndexOf('];');
  if (end === -1) throw new Error('The cases do not end with a list');
  const listed = cases.slice(0, end).trimEnd();
  const comma = listed.endsWith(',') || listed.endsWith('[') ? '' : ',';
  return `${listed}${comma}\n${text}${cases.slice(end)}`;
}
