const mostRows = 8;
const mostFacts = 10;
const names = ['title', 'subject', 'summary', 'name', 'key', 'message', 'text'];
const extras = [
  'repo',
  'number',
  'key',
  'from',
  'author',
  'state',
  'status',
  'updated_at',
  'date',
  'last_date',
];

/** What a tool answered, as a model would tell it: rows as a list, one thing as its facts. Reads the hub's compact text. */
export function inWords(text: string): string {
  const lines = text.split('\n');
  const head = lines.findIndex((line) => line.includes('\t'));
  return head === -1 ? facts(lines) : rows(lines.slice(head));
}

function rows([head = '', ...lines]: readonly string[]): string {
  const columns = head.split('\t');
  const found = lines.filter((line) => line.includes('\t')).map((line) => line.split('\t'));
  const told = found.slice(0, mostRows).map((cells) => {
    const value = (name: string): string => cells[columns.indexOf(name)]?.trim() ?? '';
    const named = names.find((name) => value(name) !== '');
    const more = extras.filter((name) => name !== named && value(name) !== '').map(value);
    return `- **${named === undefined ? (cells[0] ?? '') : value(named)}**${more.length > 0 ? `, ${more.join(', ')}` : ''}`;
  });
  const rest = found.length - told.length;
  return [`I found ${found.length}:`, ...told, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n');
}

function facts(lines: readonly string[]): string {
  if (lines.some((line) => /^items \(?0|^items: none/.test(line))) return 'I found nothing.';
  const told = lines.filter((line) => line.trim() !== '').slice(0, mostFacts);
  const rest = lines.length - told.length;
  const shown = told.map((line) =>
    line.replace(
      /^(\s*-?\s*)([\w ]{1,30}): (.+)$/,
      (_, before: string, name: string, value: string) =>
        `${before.trim() === '' ? '- ' : before}**${name.replaceAll('_', ' ')}**: ${value}`,
    ),
  );
  return [...shown, ...(rest > 0 ? [`(${rest} lines more)`] : [])].join('\n');
}
