/** Attributes of one tag, by lower-case name; only those that say whether and how it is shown. */
export interface Marks {
  readonly id: string;
  readonly classes: string;
  readonly style: string;
  readonly type: string;
  readonly href: string;
  readonly hidden: boolean;
}

const longest = 4_000;

/** What `attributes`, the inside of a tag, say. */
export function marksOf(attributes: string): Marks {
  const text = attributes.slice(0, longest);
  return {
    id: valueOf(text, 'id'),
    classes: valueOf(text, 'class'),
    style: valueOf(text, 'style').toLowerCase().replaceAll(/\s/g, ''),
    type: valueOf(text, 'type').toLowerCase(),
    href: valueOf(text, 'href'),
    hidden: /(?:^|\s)hidden(?:[\s=/]|$)/i.test(text),
  };
}

const patterns = new Map(
  ['id', 'class', 'style', 'type', 'href'].map((name) => [
    name,
    new RegExp(`(?:^|\\s)${name}\\s?=\\s?(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i'),
  ]),
);

function valueOf(attributes: string, name: string): string {
  if (attributes === '') return '';
  const [, double, single, bare] = patterns.get(name)?.exec(attributes) ?? [];
  return double ?? single ?? bare ?? '';
}

/** Whether nobody sees what stands in such an element: mail hides text for previews, and hostile mail for whoever reads along. */
export const isHidden = ({ hidden, style }: Marks): boolean =>
  hidden ||
  /(?:^|;)(?:display:none|visibility:hidden|mso-hide:all|opacity:0(?:\.0*)?(?:;|!|$)|font-size:0(?:px|pt|em|%)?(?:;|!|$))/.test(
    style,
  );

const quoting =
  /(?:^|\s)(?:gmail_quote(?:_container)?|gmail_extra|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|tutanota_quote)(?:\s|$)/;

/** Whether mail programs put the history of a conversation into such an element. */
export const isQuote = (name: string, { classes, id, type }: Marks): boolean =>
  quoting.test(classes) ||
  (name === 'blockquote' && type === 'cite') ||
  id === 'mail-editor-reference-message-container';

/** Whether from here on there is only history: Outlook puts it behind a line, not into an element. */
export const startsHistory = ({ id, style }: Marks): boolean =>
  /^(?:x_)*(?:divRplyFwdMsg|appendonsend)$/.test(id) ||
  /border:none;border-top:solid#(?:e1e1e1|b5c4df)1\.0pt/.test(style);
