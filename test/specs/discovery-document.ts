import type { Schema } from './schemas.js';

/** A parameter as Google describes it: a schema whose bounds are strings, with `repeated` for lists. */
export interface DiscoveryParameter extends Schema {
  readonly location: 'query' | 'path';
  readonly required?: boolean;
  readonly repeated?: boolean;
}

/** One method: `drive.files.get`. Paths have no leading slash, but those of uploads do. */
export interface DiscoveryMethod {
  readonly id: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly flatPath?: string;
  readonly parameters?: Readonly<Record<string, DiscoveryParameter>>;
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
  readonly scopes?: readonly string[];
  readonly mediaUpload?: { readonly protocols: Readonly<Record<string, { readonly path: string }>> };
  readonly supportsMediaDownload?: boolean;
}

interface Resource {
  readonly methods?: Readonly<Record<string, DiscoveryMethod>>;
  readonly resources?: Readonly<Record<string, Resource>>;
}

/** The part of a Google discovery document that is read. */
export interface DiscoveryDocument extends Resource {
  readonly name: string;
  readonly version: string;
  /** `drive/v3/`; empty where methods have whole paths. */
  readonly servicePath: string;
  readonly parameters: Readonly<Record<string, DiscoveryParameter>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** Every method, however deep its resource lies. */
export function methodsOf({ methods = {}, resources = {} }: Resource): DiscoveryMethod[] {
  return [...Object.values(methods), ...Object.values(resources).flatMap(methodsOf)];
}

const bounds = new Set(['minimum', 'maximum']);

/** The schema in the words of JSON Schema; objects take no keys besides those that are named. */
export function asJsonSchema(node: Schema): Schema {
  const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    if (key === '$ref') return [[key, `#/schemas/${String(value)}`]];
    if (key === 'type' && value === 'any') return [];
    if (bounds.has(key)) return [[key, Number(value)]];
    if (key === 'properties') return [[key, mapped(value as Record<string, Schema>)]];
    if (key === 'items' || key === 'additionalProperties') return [[key, asJsonSchema(value as Schema)]];
    return kept.has(key) ? [[key, value]] : [];
  });
  const schema = Object.fromEntries(entries) as Schema;
  const isClosed = node['type'] === 'object' && node.additionalProperties === undefined;
  return isClosed ? { ...schema, additionalProperties: false } : schema;
}

// `required` and `default` are about methods there, not about values.
const kept = new Set(['type', 'format', 'enum', 'pattern']);

const mapped = (properties: Record<string, Schema>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, asJsonSchema(schema)]));

/** The schema of one parameter, of the whole list where it may be repeated. */
export function parameterSchema({ repeated, ...parameter }: DiscoveryParameter): Schema {
  const schema = asJsonSchema(parameter);
  return repeated === true ? { type: 'array', items: schema } : schema;
}
