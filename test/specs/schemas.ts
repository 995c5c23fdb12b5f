import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';

import type { Pointer } from './operation.js';

/** The part of a JSON Schema that is looked at here. */
export interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly [keyword: string]: unknown;
}

// Numbers and base64 have dialects of their own at Google, and their length is no business of this check.
const ownFormats = { byte: /^[\w+/=-]*$/, uint64: true, int64: true, uint32: true, int32: true } as const;

/** A document with many schemas; each is compiled when it is first asked for, because most never are. */
export class Schemas {
  readonly #ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateSchema: false,
    inlineRefs: false,
    coerceTypes: false,
    logger: false,
  });
  readonly #compiled = new Map<Pointer, ValidateFunction>();

  constructor(private readonly document: object) {
    ajvFormats.default(this.#ajv);
    for (const [name, format] of Object.entries(ownFormats)) this.#ajv.addFormat(name, format);
    this.#ajv.addSchema(document, 'spec');
  }

  /** What is at a pointer, behind its references, and where that is. Throws when there is nothing. */
  at(pointer: Pointer): { readonly pointer: Pointer; readonly value: unknown } {
    const value = partsOf(pointer).reduce<unknown>((node, key) => member(node, key), this.document);
    if (value === undefined) throw new Error(`Nothing at ${pointer}`);
    const reference = member(value, '$ref');
    return typeof reference === 'string' ? this.at(reference) : { pointer, value };
  }

  /** Whether the value has the schema's shape. Nothing is coerced. */
  problems(pointer: Pointer, value: unknown): string[] {
    const known = this.#compiled.get(pointer);
    const check = known ?? this.#ajv.compile({ $ref: `spec${pointer}` });
    this.#compiled.set(pointer, check);
    if (check(value)) return [];
    return (check.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath} ${message ?? 'is wrong'} ${detail(params)}`.trim(),
    );
  }

  /** Keys of objects inside the value that no branch of the schema names. */
  unknownKeys(pointer: Pointer, value: unknown): string[] {
    return this.#unknown([this.at(pointer).value as Schema], value, '');
  }

  #unknown(schemas: readonly Schema[], value: unknown, at: string): string[] {
    const branches = schemas.flatMap((schema) => this.#branches(schema, new Set()));
    if (Array.isArray(value)) {
      const items = branches.flatMap(({ items }): Schema[] => (items === undefined ? [] : [items]));
      return items.length === 0
        ? []
        : value.flatMap((one, index) => this.#unknown(items, one, `${at}/${index}`));
    }
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
      const named = branches.flatMap(({ properties }): Schema[] => {
        const schema = properties?.[key];
        return schema === undefined ? [] : [schema];
      });
      if (named.length > 0) return this.#unknown(named, inner, `${at}/${key}`);
      return isOpen(branches) ? [] : [`${at}/${key} is not a known key`];
    });
  }

  #branches(schema: Schema, seen: Set<string>): Schema[] {
    if (schema.$ref !== undefined) {
      if (seen.has(schema.$ref)) return [];
      return this.#branches(this.at(schema.$ref).value as Schema, new Set([...seen, schema.$ref]));
    }
    const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
    return [schema, ...inner.flatMap((one) => this.#branches(one, seen))];
  }
}

const isOpen = (branches: readonly Schema[]): boolean =>
  branches.every(({ properties }) => properties === undefined) ||
  branches.some(
    ({ additionalProperties }) => additionalProperties !== undefined && additionalProperties !== false,
  );

const member = (node: unknown, key: string): unknown =>
  typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined;

/** A pointer to a member, whatever characters its name has (RFC 6901, as a URI fragment). */
export const pointerTo = (...keys: string[]): Pointer =>
  `#/${keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

const partsOf = (pointer: Pointer): string[] =>
  pointer
    .slice(2)
    .split('/')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));

function detail(params: Record<string, unknown>): string {
  const { allowedValues, additionalProperty } = params;
  if (Array.isArray(allowedValues)) return `(${allowedValues.join(', ')})`;
  return typeof additionalProperty === 'string' ? `(${additionalProperty})` : '';
}
