import { requestProblems, responseProblems } from './check-operation.js';
import type { AcceptedScopes, Contents, Description, Operation, Parameter, Pointer } from './operation.js';
import { RouteTable } from './route-table.js';
import { pointerTo, type Schema, Schemas } from './schemas.js';

/** The part of an OpenAPI 3.0 document that is read. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationNode>>>>;
  readonly components?: unknown;
}

interface OperationNode {
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly 'x-atlassian-oauth2-scopes'?: readonly { readonly scopes: readonly string[] }[];
}

interface ParameterNode {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
  readonly 'x-multi-segment'?: boolean;
}

interface ContentNode {
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** Answers that a vendor gives everywhere and documents in words only: schemas by status. */
export type CommonAnswers = Readonly<Record<number, Pointer | undefined>>;

/** Holds requests and answers against an OpenAPI 3.0 description. */
export function openApiCheck(document: OpenApiDocument, common: CommonAnswers = {}): Description {
  const schemas = new Schemas(withNulls(document) as OpenApiDocument);
  const routes = new RouteTable<Operation>();
  for (const [template, methods] of Object.entries(document.paths))
    for (const [method, node] of Object.entries(methods)) {
      const place = ['paths', template, method];
      const operation = operationOf(`${method.toUpperCase()} ${template}`, { schemas, place, node, common });
      routes.add(method.toUpperCase(), template, operation, severalOf(schemas, place, node));
    }
  return {
    nameOf: (method, path) => routes.find(method, path)?.found.name,
    scopesOf: (method, path) => routes.find(method, path)?.found.scopes,
    checkRequest(request) {
      const match = routes.find(request.method, request.path);
      if (match === undefined) return [noOperation(request)];
      const { found, values } = match;
      return requestProblems(found, schemas, request, values).map((problem) => ({ at: found.name, problem }));
    },
    checkResponse(request, answer) {
      const found = routes.find(request.method, request.path)?.found;
      if (found === undefined) return [noOperation(request)];
      return responseProblems(found, schemas, answer).map((problem) => ({ at: found.name, problem }));
    },
  };
}

const noOperation = ({ method, path }: { method: string; path: string }) => ({
  at: `${method} ${path}`,
  problem: 'is no operation of the description',
});

interface Found {
  readonly schemas: Schemas;
  readonly place: readonly string[];
  readonly node: OperationNode;
  readonly common: CommonAnswers;
}

function operationOf(name: string, { schemas, place, node, common }: Found): Operation {
  const body = node.requestBody === undefined ? undefined : schemas.at(pointerTo(...place, 'requestBody'));
  return {
    name,
    parameters: parametersOf(schemas, place, node),
    body: body && {
      required: (body.value as ContentNode).required ?? false,
      contents: contentsOf(body.pointer, body.value as ContentNode),
    },
    scopes: scopesOf(node),
    answerOf(status) {
      const key = [String(status), `${Math.floor(status / 100)}XX`, 'default'].find(
        (one) => one in node.responses,
      );
      const usual = status in common ? { 'application/json': common[status] } : undefined;
      if (key === undefined) return usual;
      const answer = schemas.at(pointerTo(...place, 'responses', key));
      const contents = contentsOf(answer.pointer, answer.value as ContentNode);
      return Object.keys(contents).length === 0 && usual !== undefined ? usual : contents;
    },
  };
}

const resolvedParameters = (schemas: Schemas, place: readonly string[], node: OperationNode) =>
  (node.parameters ?? []).map((_parameter, index) => {
    const { pointer, value } = schemas.at(pointerTo(...place, 'parameters', String(index)));
    return { pointer, value: value as ParameterNode };
  });

const parametersOf = (schemas: Schemas, place: readonly string[], node: OperationNode): Parameter[] =>
  resolvedParameters(schemas, place, node).map(({ pointer, value }) => ({
    name: value.name,
    place: value.in,
    required: value.required ?? false,
    isList: (schemas.at(`${pointer}/schema`).value as Schema)['type'] === 'array',
    schema: `${pointer}/schema`,
  }));

const severalOf = (schemas: Schemas, place: readonly string[], node: OperationNode): Set<string> =>
  new Set(
    resolvedParameters(schemas, place, node)
      .filter(({ value }) => value['x-multi-segment'] === true)
      .map(({ value }) => value.name),
  );

const contentsOf = (pointer: Pointer, { content = {} }: ContentNode): Contents =>
  Object.fromEntries(
    Object.entries(content).map(([type, { schema }]) => [
      type,
      isDescribed(type, schema) ? `${pointer}${pointerTo('content', type, 'schema').slice(1)}` : undefined,
    ]),
  );

// The parts of a form are not JSON, so a JSON Schema says nothing about them; nor does an empty one, about anything.
const isDescribed = (type: string, schema: Schema = {}): boolean =>
  /json/.test(type) && Object.keys(schema).length > 0;

/** Atlassian writes the classic scopes as `security` and, beside them, the granular ones; both open the operation. */
function scopesOf(node: OperationNode): AcceptedScopes | undefined {
  const written = (node.security ?? []).flatMap(({ OAuth2 }) => (OAuth2 ? [OAuth2] : []));
  const granular = (node['x-atlassian-oauth2-scopes'] ?? []).map(({ scopes }) => scopes);
  const all = [...written, ...granular].filter((scopes) => scopes.length > 0);
  return all.length === 0 ? undefined : all;
}

/** `nullable` as JSON Schema says it, also where a type is missing or the list of values forgets null. */
function withNulls(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNulls);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = node as Record<string, unknown>;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withNulls(value)]));
  if (nullable !== true) return nullable === undefined ? inner : { ...inner, nullable: withNulls(nullable) };
  return { anyOf: [inner, { type: 'null' }] };
}
