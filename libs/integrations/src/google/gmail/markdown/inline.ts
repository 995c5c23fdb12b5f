const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** `text` where HTML expects text. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const address = /(?:https?:\/\/|mailto:)[^\s<>"')\]]{1,1000}/.source;
const spans = new RegExp(
  [
    '`([^`\\n]{1,500})`',
    `\\[([^\\][\\n]{1,300})\\]\\((${address})\\)`,
    '\\*\\*([^*\\n]{1,500})\\*\\*',
    '(?<![\\w*])\\*([^*\\s][^*\\n]{0,500}?)\\*(?!\\w)',
    `(${address})`,
  ].join('|'),
  'g',
);

/** One line of Markdown as HTML. */
export function inline(text: string): string {
  let html = '';
  let at = 0;
  for (const found of text.matchAll(spans)) {
    html += escaped(text.slice(at, found.index)) + span(found);
    at = found.index + found[0].length;
  }
  return html + escaped(text.slice(at));
}

function span([whole, code, label, to, bold, italic, url]: RegExpExecArray): string {
  if (code !== undefined) return `<code>${escaped(code)}</code>`;
  if (label !== undefined && to !== undefined) return `<a href="${escaped(to)}">${escaped(label)}</a>`;
  if (bold !== undefined) return `<b>${escaped(bold)}</b>`;
  if (italic !== undefined) return `<i>${escaped(italic)}</i>`;
  const shown = url === undefined ? whole : url.replace(/[.,;:!?]+$/, '');
  return `<a href="${escaped(shown)}">${escaped(shown)}</a>${escaped(whole.slice(shown.length))}`;
}
