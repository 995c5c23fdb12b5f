import { contentTypeOf, jsonOf } from './content.js';
import type { Answered, Contents, Operation, Parameter, SentRequest } from './operation.js';
import type { Schemas } from './schemas.js';

/** Everything about a request that its operation does not allow. `values` are those of the path's names. */
export function requestProblems(
  operation: Operation,
  schemas: Schemas,
  request: SentRequest,
  values: Readonly<Record<string, string>>,
): string[] {
  return [
    ...unknownParameters(operation, request.query),
    ...operation.parameters.flatMap((one) => parameterProblems(one, schemas, givenOf(one, request, values))),
    ...bodyProblems(operation, schemas, request),
  ];
}

function unknownParameters({ parameters }: Operation, query: URLSearchParams): string[] {
  const known = new Set(parameters.filter(({ place }) => place === 'query').map(({ name }) => name));
  return [...new Set(query.keys())]
    .filter((name) => !known.has(name))
    .map((name) => `query ${name} is not a known parameter`);
}

function givenOf(
  { name, place }: Parameter,
  { query, headers }: SentRequest,
  values: Readonly<Record<string, string>>,
): string[] {
  if (place === 'query') return query.getAll(name);
  const value = place === 'path' ? values[name] : headers[name.toLowerCase()];
  return value === undefined ? [] : [value];
}

function parameterProblems(parameter: Parameter, schemas: Schemas, given: readonly string[]): string[] {
  const { name, place, required, isList, schema } = parameter;
  const at = `${place} ${name}`;
  if (given.length === 0) return required ? [`${at} is required`] : [];
  if (isList) return schemas.problems(schema, given).map((problem) => `${at}${problem}`);
  if (given.length > 1) return [`${at} is given ${given.length} times`];
  // A query has no types: what matters is whether the text can be read as what is wanted.
  const tried = readings(given[0] ?? '').map((value) => schemas.problems(schema, value));
  return tried.some((problems) => problems.length === 0)
    ? []
    : (tried.at(-1) ?? []).map((problem) => `${at} ${problem}`);
}

function readings(text: string): unknown[] {
  const number = /^-?\d+(?:\.\d+)?$/.test(text) ? [Number(text)] : [];
  const truth = text === 'true' || text === 'false' ? [text === 'true'] : [];
  return [text, ...number, ...truth];
}

function bodyProblems({ body }: Operation, schemas: Schemas, request: SentRequest): string[] {
  const sent = Buffer.from(request.body ?? '');
  if (body === undefined) return sent.length > 0 ? ['takes no body'] : [];
  if (sent.length === 0) return body.required ? ['the body is required'] : [];
  const type = contentTypeOf(request.headers);
  const schema = schemaOf(body.contents, type);
  if (schema === unknown) return [`takes no ${type || 'body without a content type'}`];
  if (schema === undefined) return [];
  const value = jsonOf(request.headers, sent);
  if (value === undefined) return ['the body is not JSON'];
  const problems = [...schemas.problems(schema, value), ...schemas.unknownKeys(schema, value)];
  return [...new Set(problems)].map((problem) => `body ${problem}`);
}

/** Everything about an answer that its operation does not document. */
export function responseProblems(operation: Operation, schemas: Schemas, answer: Answered): string[] {
  const { status, headers, body } = answer;
  const contents = operation.answerOf(status);
  if (contents === undefined) return [`status ${status} is not documented`];
  if (body.length === 0) {
    const isAwaited = Object.values(contents).some((schema) => schema !== undefined);
    return isAwaited && status !== 304 ? [`status ${status} has no body`] : [];
  }
  if (Object.keys(contents).length === 0) return [`status ${status} has a body where none is documented`];
  const type = contentTypeOf(headers);
  const schema = schemaOf(contents, type);
  if (schema === unknown) return [`status ${status} comes as ${type || 'nothing'}`];
  if (schema === undefined) return [];
  const value = jsonOf(headers, body);
  if (value === undefined) return [`status ${status}: the body is not JSON`];
  return [...new Set(schemas.problems(schema, value))].map((problem) => `status ${status} ${problem}`);
}

const unknown = Symbol('a media type that is not described');

function schemaOf(contents: Contents, type: string): Contents[string] | typeof unknown {
  if (type in contents) return contents[type];
  return '*/*' in contents ? contents['*/*'] : unknown;
}
