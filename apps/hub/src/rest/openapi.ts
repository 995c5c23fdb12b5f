import type { Catalog } from '@hub/catalog';
import { toolErrorCodes, type Tool } from '@hub/kit';
import * as z from 'zod';

import { type Operation, operations } from './operations.js';

type Json = Readonly<Record<string, unknown>>;

/** An OpenAPI 3.1 document: data, ready to be sent. */
export interface OpenapiDocument extends Json {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

const headers = [
  [
    'Idempotency-Key',
    'Makes a repeat with the same key and input give the first answer instead of acting twice',
  ],
  ['Skillhub-Force-New', '`true` makes a change although the same one was made in the last ten minutes'],
  ['Skillhub-Account', 'Id of the connection to use; the default one when absent'],
  ['Skillhub-Agent', 'Name of the calling program, for the activity of the person'],
  ['Skillhub-Person', 'E-mail address or id of the person for whom a service key acts'],
].map(([name, description]) => ({ name, in: 'header', description, schema: { type: 'string' } }));

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: {
      type: 'string',
      description: `One of ${toolErrorCodes.join(', ')}, unauthenticated, forbidden and others`,
    },
    detail: { type: 'string' },
    fix: {
      type: 'object',
      properties: { label: { type: 'string' }, url: { type: 'string', format: 'uri' } },
    },
    problems: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, problem: { type: 'string' } } },
    },
    candidates: {
      type: 'array',
      description: 'What to choose from when something is missing: send `value` as the input `field`',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, value: { type: 'string' }, label: { type: 'string' } },
      },
    },
    retry_after: { type: 'integer', description: 'Seconds' },
  },
};

const refusals = {
  '4XX': {
    description: 'What is wrong and what would help (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
};

/** The whole API as OpenAPI 3.1, with one operation for each tool of the catalogue. */
export function openapiDocument(catalog: Catalog, publicUrl: string): OpenapiDocument {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = describe(operation);
  for (const tool of catalog.tools) paths[`/api/v1/tools/${tool.name}`] = toolPath(catalog, tool);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Skillhub',
      version: '0.1.0',
      description: 'Skills for agents, each call made as the person who asked.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key, skh_…' },
        browser: { type: 'apiKey', in: 'cookie', name: '__Host-skillhub' },
      },
    },
  };
}

const security = { open: [], caller: [{ key: [] }, { browser: [] }], browser: [{ browser: [] }] };

function describe({ id, tag, summary, path, access, status = 200, ...rest }: Operation): Json {
  const { query, body, answer } = rest;
  return {
    operationId: id,
    tags: [tag],
    summary,
    security: security[access],
    parameters: [...pathParameters(path), ...queryParameters(query)],
    ...(body && { requestBody: { required: true, content: json(schemaOf(body, 'input')) } }),
    responses: {
      [status]: { description: 'Done', ...(answer && { content: json(schemaOf(answer, 'output')) }) },
      ...refusals,
    },
  };
}

function toolPath(catalog: Catalog, tool: Tool): Record<string, Json> {
  const { input, output } = catalog.schemas(tool);
  const shared = { tags: ['Tools'], security: security.caller };
  const answer = {
    type: 'object',
    required: ['result', 'account'],
    properties: {
      result: output,
      account: { type: 'string' },
      truncated: { type: 'boolean' },
      deduplicated: { type: 'boolean' },
    },
  };
  return {
    get: {
      ...shared,
      operationId: `describe_${tool.name}`,
      summary: `See the tool “${tool.title}”`,
      responses: { 200: { description: 'The tool', content: json({ type: 'object' }) }, ...refusals },
    },
    post: {
      ...shared,
      operationId: tool.name,
      summary: tool.title,
      description: tool.description,
      'x-effect': tool.effect,
      parameters: headers,
      requestBody: { required: true, content: json(input) },
      responses: {
        200: { description: 'The answer', content: json(answer) },
        ...refusals,
        502: { ...refusals['4XX'], description: 'The provider failed, or nobody knows whether it was done' },
      },
    },
  };
}

const json = (schema: Json): Json => ({ 'application/json': { schema } });

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function queryParameters(query: z.ZodObject | undefined): Json[] {
  if (!query) return [];
  const { properties = {} } = schemaOf(query, 'input') as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}
