/** A field of a form, made from one property of a JSON Schema. */
export interface FormField {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'yes_no' | 'choice' | 'list' | 'json';
  readonly description: string;
  readonly required: boolean;
  readonly options: readonly string[];
  /** Said in the empty field. */
  readonly usual: string;
}

interface Property {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly default?: unknown;
  readonly items?: { readonly type?: unknown; readonly enum?: unknown };
}

/** The fields of an input schema, what is required first. What no field can hold is entered as JSON. */
export function fieldsOf(schema: Readonly<Record<string, unknown>>): FormField[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Property>>;
  const required = new Set((schema['required'] ?? []) as string[]);
  const fields = Object.entries(properties).map(([name, property]): FormField => ({
    name,
    kind: kindOf(property),
    description: property.description ?? '',
    required: required.has(name) && property.default === undefined,
    options: (property.enum ?? []).map(String),
    usual: usualOf(property.default),
  }));
  return fields.toSorted((one, other) => Number(other.required) - Number(one.required));
}

const usualOf = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

function kindOf({ type, enum: values, items }: Property): FormField['kind'] {
  if (values) return 'choice';
  if (type === 'string') return 'text';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'yes_no';
  return type === 'array' && items?.type === 'string' ? 'list' : 'json';
}

/** The input that a form holds: empty fields are left out. `problems` by field. */
export function inputOf(fields: readonly FormField[], read: (name: string) => string) {
  const input: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const { name, kind } of fields) {
    const text = read(name).trim();
    if (text === '') continue;
    const value = valueOf(kind, text);
    if (value === undefined) problems[name] = kind === 'number' ? 'Enter a number.' : 'This is not JSON.';
    else input[name] = value;
  }
  return { input, problems };
}

function valueOf(kind: FormField['kind'], text: string): unknown {
  switch (kind) {
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'yes_no':
      return text === 'true';
    case 'list':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
    case 'json':
      return parsed(text);
    case 'text':
    case 'choice':
      return text;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
