const silent = /^<(style|script|head|title)\b/i;

/** The text between the tags of HTML, in one pass: hostile HTML costs no more than its length. */
export function withoutTags(html: string): string {
  const lower = html.toLowerCase();
  const kept: string[] = [];
  let at = 0;
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    kept.push(html.slice(at, open), ' ');
    at = endOfTag(html, lower, open);
  }
  const text = kept.join('') + html.slice(at);
  return text
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** After the tag, and after its content when nobody is meant to read that; the end of the text when it is not closed. */
function endOfTag(html: string, lower: string, open: number): number {
  const name = silent.exec(html.slice(open, open + 10))?.[1]?.toLowerCase();
  const content = name === undefined ? open : lower.indexOf(`</${name}`, open);
  const close = content < 0 ? -1 : html.indexOf('>', content);
  return close < 0 ? html.length : close + 1;
}
