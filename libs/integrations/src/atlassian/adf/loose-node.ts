/** A node as it comes from Jira or from anywhere: every part is there and has its type, whatever was sent. */
export interface LooseNode {
  readonly type: string;
  readonly text: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly content: readonly unknown[];
  readonly marks: readonly unknown[];
}

const NOTHING: readonly unknown[] = [];
const NO_ATTRIBUTES: Readonly<Record<string, unknown>> = {};
const EMPTY: LooseNode = { type: '', text: '', attrs: NO_ATTRIBUTES, content: NOTHING, marks: NOTHING };

export function looseNode(value: unknown): LooseNode {
  if (!isRecord(value)) return EMPTY;
  const { type, text, attrs, content, marks } = value;
  return {
    type: typeof type === 'string' ? type : '',
    text: typeof text === 'string' ? text : '',
    attrs: isRecord(attrs) ? attrs : NO_ATTRIBUTES,
    content: Array.isArray(content) ? content : NOTHING,
    marks: Array.isArray(marks) ? marks : NOTHING,
  };
}

/** The attribute as text: numbers as digits, everything else that is no text as nothing. */
export function attribute(node: LooseNode, name: string): string {
  const value = Object.hasOwn(node.attrs, name) ? node.attrs[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A whole number between 0 and `most`; `otherwise` when the attribute is none. */
export function numberAttribute(
  node: LooseNode,
  name: string,
  { most, otherwise }: { most: number; otherwise: number },
): number {
  const value = Number(attribute(node, name) || Number.NaN);
  return Number.isInteger(value) && value >= 0 && value <= most ? value : otherwise;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
