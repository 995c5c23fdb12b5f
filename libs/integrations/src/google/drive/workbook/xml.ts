/** An element found in XML: its attributes as they stand, and what is inside it. */
export interface Element {
  readonly attributes: string;
  readonly inner: string;
}

/** Every element of this name, in order; elements of the same name are not expected inside each other. */
export function* elementsOf(xml: string, name: string): Generator<Element> {
  const opening = openingOf(name);
  let from = 0;
  for (;;) {
    opening.lastIndex = from;
    const found = opening.exec(xml);
    if (found === null) return;
    const [whole, prefix = '', attributes = '', closed] = found;
    from = found.index + whole.length;
    if (closed === '/') {
      yield { attributes, inner: '' };
      continue;
    }
    const end = xml.indexOf(`</${prefix}${name}>`, from);
    if (end < 0) return;
    yield { attributes, inner: xml.slice(from, end) };
    from = end;
  }
}

const openings = new Map<string, RegExp>();
const attributes = new Map<string, RegExp>();

// The names are those of the format, a handful; compiling them for each cell would cost more than the reading.
const openingOf = (name: string): RegExp =>
  kept(openings, name, () => new RegExp(`<(\\w+:)?${name}(?=[\\s/>])([^>]*?)(/?)>`, 'g'));

const attributePattern = (name: string): RegExp =>
  kept(attributes, name, () => new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`));

function kept(patterns: Map<string, RegExp>, name: string, make: () => RegExp): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const made = make();
  patterns.set(name, made);
  return made;
}

/** An attribute's value, undefined when it is absent. `name` may have its prefix. */
export function attributeOf(text: string, name: string): string | undefined {
  const found = attributePattern(name).exec(text);
  return found === null ? undefined : unescaped(found[1] ?? found[2] ?? '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text as it was before it was put into XML. */
export const unescaped = (text: string): string =>
  text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
