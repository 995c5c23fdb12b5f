import { describe, expect, it } from '@jest/globals';

import { discoveryCheck } from './discovery-check.js';
import type { DiscoveryDocument } from './discovery-document.js';
import { openApiCheck } from './openapi-check.js';
import type { Answered, Description, SentRequest } from './operation.js';

const json = { 'content-type': 'application/json; charset=utf-8' };

function sent(route: string, body?: unknown, headers: Record<string, string> = json): SentRequest {
  const [method = '', address = ''] = route.split(' ');
  const { pathname: path, searchParams: query } = new URL(address, 'http://api.example');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method, path, query, headers, ...(body !== undefined && { body: text }) };
}

const answered = (status: number, body?: unknown): Answered => ({
  status,
  headers: json,
  body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
});

const requestProblems = (description: Description, request: SentRequest): string[] =>
  description.checkRequest(request).map(({ problem }) => problem);

const answerProblems = (description: Description, request: SentRequest, answer: Answered): string[] =>
  description.checkResponse(request, answer).map(({ problem }) => problem);

describe('an OpenAPI description', () => {
  const note = {
    type: 'object',
    required: ['title'],
    properties: {
      title: { type: 'string' },
      due: { nullable: true, allOf: [{ type: 'string' }] },
      state: { type: 'string', nullable: true, enum: ['open'] },
      parts: { type: 'array', items: { type: 'object', properties: { line: { type: 'integer' } } } },
    },
  };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/note' } } };
  const number = { name: 'number', in: 'path', required: true, schema: { type: 'integer' } };
  const open = { name: 'open', in: 'query', schema: { type: 'boolean' } };
  const label = { name: 'label', in: 'query', schema: { type: 'array', items: { type: 'string' } } };
  const description = openApiCheck({
    paths: {
      '/notes': {
        get: { parameters: [open, label], responses: { '200': {} } },
        post: { requestBody: { required: true, content }, responses: { '201': { content } } },
      },
      '/notes/{number}': { get: { parameters: [number], responses: { '204': {} } } },
      '/notes/mine': { get: { responses: { '204': {} }, security: [{ OAuth2: ['read:notes'] }] } },
    },
    components: { schemas: { note } },
  });

  it('takes what it describes', () => {
    expect(requestProblems(description, sent('GET /notes?open=true&label=a&label=b'))).toEqual([]);
    const whole = { title: 'One', due: null, state: null, parts: [{ line: 3 }] };
    expect(requestProblems(description, sent('POST /notes', whole))).toEqual([]);
    expect(answerProblems(description, sent('POST /notes'), answered(201, whole))).toEqual([]);
  });

  it.each([
    ['an unknown parameter', sent('GET /notes?colour=red'), 'query colour is not a known parameter'],
    ['a parameter that cannot be read', sent('GET /notes?open=maybe'), 'query open must be boolean'],
    [
      'a parameter that is given twice',
      sent('GET /notes?open=true&open=true'),
      'query open is given 2 times',
    ],
    ['a part of the path of another type', sent('GET /notes/nine'), 'path number must be integer'],
    ['a missing body', sent('POST /notes'), 'the body is required'],
    ['a body where none is taken', sent('GET /notes', {}), 'takes no body'],
    [
      'a body of another media type',
      sent('POST /notes', 'x', { 'content-type': 'text/plain' }),
      'text/plain',
    ],
    ['a number for a text', sent('POST /notes', { title: 5 }), 'body /title must be string'],
    ['an unknown key', sent('POST /notes', { title: 'x', hue: 1 }), 'body /hue is not a known key'],
    [
      'an unknown key deep inside',
      sent('POST /notes', { title: 'x', parts: [{ row: 1 }] }),
      'body /parts/0/row is not a known key',
    ],
    ['an operation that is not there', sent('DELETE /notes'), 'is no operation of the description'],
  ])('refuses %s', (_what, request, problem) => {
    expect(requestProblems(description, request)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['a status that is not documented', answered(500, {}), 'status 500 is not documented'],
    ['a missing member', answered(201, {}), "must have required property 'title'"],
    ['a missing body', answered(201), 'status 201 has no body'],
  ])('refuses an answer with %s', (_what, answer, problem) => {
    expect(answerProblems(description, sent('POST /notes'), answer)).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it('prefers the path that is written out, and says what opens it', () => {
    expect(description.nameOf('GET', '/notes/mine')).toBe('GET /notes/mine');
    expect(description.scopesOf('GET', '/notes/mine')).toEqual([['read:notes']]);
    expect(description.scopesOf('GET', '/notes/7')).toBeUndefined();
  });
});

describe('a Google discovery description', () => {
  const text = { type: 'string' };
  const description = discoveryCheck([
    {
      name: 'files',
      version: 'v3',
      servicePath: 'files/v3/',
      parameters: { fields: { ...text, location: 'query' }, alt: { ...text, location: 'query' } },
      schemas: {
        File: {
          type: 'object',
          properties: { id: text, owners: { type: 'array', items: { $ref: 'Owner' } } },
        },
        Owner: { type: 'object', properties: { email: text } },
        FileList: { type: 'object', properties: { files: { type: 'array', items: { $ref: 'File' } } } },
      },
      methods: {
        list: {
          id: 'files.list',
          httpMethod: 'GET',
          path: 'files',
          parameters: { pageSize: { type: 'integer', minimum: '1', maximum: '100', location: 'query' } },
          response: { $ref: 'FileList' },
        },
        create: {
          id: 'files.create',
          httpMethod: 'POST',
          path: 'files',
          request: { $ref: 'File' },
          response: { $ref: 'File' },
          scopes: ['drive', 'drive.file'],
          mediaUpload: { protocols: { simple: { path: '/upload/files/v3/files' } } },
        },
      },
    } satisfies DiscoveryDocument,
  ]);

  it('takes what it describes, as a part of an answer too', () => {
    const list = sent('GET /files/v3/files?pageSize=10&fields=files(id,owners/email)');
    expect(requestProblems(description, list)).toEqual([]);
    expect(answerProblems(description, list, answered(200, { files: [{ id: '1' }] }))).toEqual([]);
    expect(description.scopesOf('POST', '/files/v3/files')).toEqual([['drive'], ['drive.file']]);
  });

  it('reads the resource beside an uploaded content', () => {
    const headers = { 'content-type': 'multipart/related; boundary="b1"' };
    const upload = (resource: object) => {
      const parts = [
        `Content-Type: application/json\r\n\r\n${JSON.stringify(resource)}`,
        'Content-Type: a/b\r\n\r\nx',
      ];
      const body = `${parts.map((part) => `--b1\r\n${part}\r\n`).join('')}--b1--`;
      return sent('POST /upload/files/v3/files', body, headers);
    };
    expect(requestProblems(description, upload({ id: '1' }))).toEqual([]);
    expect(requestProblems(description, upload({ id: 1 }))).toEqual(['body /id must be string']);
  });

  it.each([
    ['a number beyond its bounds', 'GET /files/v3/files?pageSize=1000', 'query pageSize must be <= 100'],
    [
      'a field that the answer has not',
      'GET /files/v3/files?fields=files/owners/phone',
      'which has no phone',
    ],
    ['a list of fields with an open bracket', 'GET /files/v3/files?fields=files(id', 'cannot be read'],
    ['a parameter it does not name', 'GET /files/v3/files?q=x', 'query q is not a known parameter'],
  ])('refuses %s', (_what, route, problem) => {
    expect(requestProblems(description, sent(route))).toEqual([expect.stringContaining(problem)]);
  });

  it('refuses an unknown member and a refusal in another shape', () => {
    const create = sent('POST /files/v3/files', { id: '1', colour: 'red' });
    expect(requestProblems(description, create)).toContain('body /colour is not a known key');
    expect(answerProblems(description, create, answered(404, { message: 'No' }))).toEqual([
      expect.stringContaining("required property 'error'"),
    ]);
  });
});
