import { requestProblems, responseProblems } from './check-operation.js';
import {
  asJsonSchema,
  type DiscoveryDocument,
  type DiscoveryMethod,
  type DiscoveryParameter,
  methodsOf,
  parameterSchema,
} from './discovery-document.js';
import { maskProblems } from './field-mask.js';
import type { Contents, Description, Operation, Parameter, SentRequest } from './operation.js';
import { RouteTable } from './route-table.js';
import { pointerTo, type Schema, Schemas } from './schemas.js';

interface Found extends Operation {
  readonly schemas: Schemas;
  readonly answer: string | undefined;
}

/** Holds requests and answers against Google discovery documents, several APIs below one root. */
export function discoveryCheck(documents: readonly DiscoveryDocument[]): Description {
  const routes = new RouteTable<Found>();
  for (const document of documents) addRoutes(routes, document);
  return {
    nameOf: (method, path) => routes.find(method, path)?.found.name,
    scopesOf: (method, path) => routes.find(method, path)?.found.scopes,
    checkRequest(request) {
      const match = routes.find(request.method, request.path);
      if (match === undefined) return [noMethod(request)];
      const { found, values } = match;
      const problems = [
        ...requestProblems(found, found.schemas, request, values),
        ...maskProblems(found.schemas, found.answer, request.query.get('fields')),
      ];
      return problems.map((problem) => ({ at: found.name, problem }));
    },
    checkResponse(request, answer) {
      const found = routes.find(request.method, request.path)?.found;
      if (found === undefined) return [noMethod(request)];
      // A download and the first half of a resumable upload answer with something else than the method's resource.
      if (answer.status < 300 && isMedia(request)) return [];
      return responseProblems(found, found.schemas, answer).map((problem) => ({ at: found.name, problem }));
    },
  };
}

const isMedia = ({ query, method }: SentRequest): boolean =>
  query.get('alt') === 'media' || (query.get('uploadType') === 'resumable' && method !== 'PUT');

const noMethod = ({ method, path }: { method: string; path: string }) => ({
  at: `${method} ${path}`,
  problem: 'is no method of the description',
});

/** What every Google API answers when it refuses: https://google.aip.dev/193, with the older `errors` beside it. */
const refusal: Schema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'integer' },
        message: { type: 'string' },
        status: { type: 'string' },
        errors: { type: 'array', items: { type: 'object', required: ['reason', 'message'] } },
        details: { type: 'array' },
      },
    },
  },
};

// A part of a resumable upload goes to the session's address, which repeats the method's own with this beside it.
const session: Record<string, DiscoveryParameter> = {
  upload_id: { location: 'query', type: 'string' },
};

function addRoutes(routes: RouteTable<Found>, document: DiscoveryDocument): void {
  const methods = methodsOf(document);
  const parametersOf = (method: DiscoveryMethod) => ({ ...document.parameters, ...method.parameters });
  const schemas = new Schemas({
    schemas: Object.fromEntries(
      Object.entries(document.schemas).map(([name, schema]) => [name, asJsonSchema(schema)]),
    ),
    refusal,
    parameters: Object.fromEntries(
      methods.map((method) => [method.id, schemasOf({ ...session, ...parametersOf(method) })]),
    ),
  });
  for (const method of methods) {
    const found = methodOf(schemas, method, parametersOf(method));
    for (const template of new Set([method.path, method.flatPath ?? method.path]))
      routes.add(method.httpMethod, `/${document.servicePath}${template}`, found);
    for (const { path } of Object.values(method.mediaUpload?.protocols ?? {})) {
      const upload = uploadOf(schemas, method, parametersOf(method));
      routes.add(method.httpMethod, path, upload);
      routes.add('PUT', path, { ...upload, body: { required: false, contents: { '*/*': undefined } } });
    }
  }
}

const schemasOf = (parameters: Record<string, DiscoveryParameter>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(parameters).map(([name, one]) => [name, parameterSchema(one)]));

function methodOf(
  schemas: Schemas,
  method: DiscoveryMethod,
  parameters: Record<string, DiscoveryParameter>,
): Found {
  const { id, httpMethod, flatPath, path, request, response, scopes, supportsMediaDownload } = method;
  const answer = response && pointerTo('schemas', response.$ref);
  const media: Contents =
    supportsMediaDownload === true && response === undefined ? { '*/*': undefined } : {};
  return {
    name: `${httpMethod} ${flatPath ?? path} (${id})`,
    parameters: Object.entries(parameters).map(([name, one]) => parameterOf(id, name, one)),
    body: request && {
      required: false,
      contents: { 'application/json': pointerTo('schemas', request.$ref) },
    },
    scopes: scopes?.map((scope) => [scope]),
    answerOf(status) {
      if (status >= 400) return { 'application/json': '#/refusal' };
      return answer === undefined ? media : { 'application/json': answer };
    },
    schemas,
    answer,
  };
}

/** The same method at its upload address: its resource beside the content, or as the start of a session. */
function uploadOf(
  schemas: Schemas,
  method: DiscoveryMethod,
  parameters: Record<string, DiscoveryParameter>,
): Found {
  const plain = methodOf(schemas, method, { ...parameters, ...session });
  const resource = plain.body?.contents['application/json'];
  const contents = { 'application/json': resource, 'multipart/related': resource, '*/*': undefined };
  return { ...plain, body: { required: false, contents } };
}

const parameterOf = (
  method: string,
  name: string,
  { location, required, repeated }: DiscoveryParameter,
): Parameter => ({
  name,
  place: location,
  required: required ?? false,
  isList: repeated ?? false,
  schema: pointerTo('parameters', method, name),
});
