import type { OpenApiDocument } from './openapi-check.js';

const text = { type: 'string' };
const whole = { type: 'integer' };

const query = (name: string, schema: object, required = false) => ({ name, in: 'query', required, schema });
const path = (name: string) => ({ name, in: 'path', required: true, schema: whole });

const paged = [query('startAt', whole), query('maxResults', whole)];

const page = (values: object) => ({
  type: 'object',
  required: ['maxResults', 'startAt', 'isLast', 'values'],
  properties: {
    maxResults: whole,
    startAt: whole,
    total: whole,
    isLast: { type: 'boolean' },
    values: { type: 'array', items: values },
  },
});

const board = {
  type: 'object',
  required: ['id', 'self', 'name', 'type'],
  properties: {
    id: whole,
    self: { type: 'string', format: 'uri' },
    name: text,
    type: { type: 'string', enum: ['scrum', 'kanban', 'simple'] },
    location: { type: 'object', properties: { projectId: whole, projectKey: text, projectName: text } },
  },
};

const moment = { type: 'string', format: 'date-time' };

const sprint = {
  type: 'object',
  required: ['id', 'self', 'state', 'name'],
  properties: {
    id: whole,
    self: { type: 'string', format: 'uri' },
    state: { type: 'string', enum: ['future', 'active', 'closed'] },
    name: text,
    startDate: moment,
    endDate: moment,
    completeDate: moment,
    originBoardId: whole,
    goal: text,
  },
};

const move = {
  type: 'object',
  required: ['issues'],
  properties: {
    issues: { type: 'array', items: text, minItems: 1, maxItems: 50 },
    rankBeforeIssue: text,
    rankAfterIssue: text,
    rankCustomFieldId: whole,
  },
};

const refusal = {
  type: 'object',
  properties: {
    errorMessages: { type: 'array', items: text },
    errors: { type: 'object', additionalProperties: text },
  },
};

const json = (schema: object) => ({ content: { 'application/json': { schema } } });

const refusals = Object.fromEntries(['400', '401', '403', '404'].map((status) => [status, json(refusal)]));

const operation = (parameters: object[], scopes: string[], rest: { body?: object; answer?: object }) => ({
  parameters,
  ...(rest.body && { requestBody: { required: true, ...json(rest.body) } }),
  responses: { ...refusals, ...(rest.answer ? { '200': json(rest.answer) } : { '204': {} }) },
  'x-atlassian-oauth2-scopes': [{ scopes }],
});

// Atlassian names the first of them; the second is wanted as well in practice.
const sprintScopes = ['read:sprint:jira-software', 'read:board-scope:jira-software'];
const boardScopes = ['read:board-scope:jira-software', 'read:project:jira'];

/**
 * What the tools use of Jira Software, which Atlassian describes apart from the platform:
 * https://developer.atlassian.com/cloud/jira/software/rest/
 */
export const agile: OpenApiDocument = {
  paths: {
    '/rest/agile/1.0/board': {
      get: operation(
        [
          ...paged,
          query('type', text),
          query('name', text),
          query('projectKeyOrId', text),
          query('orderBy', text),
        ],
        boardScopes,
        { answer: page(board) },
      ),
    },
    '/rest/agile/1.0/board/{boardId}': {
      get: operation([path('boardId')], boardScopes, {
        answer: board,
      }),
    },
    '/rest/agile/1.0/board/{boardId}/sprint': {
      get: operation([path('boardId'), ...paged, query('state', text)], sprintScopes, {
        answer: page(sprint),
      }),
    },
    '/rest/agile/1.0/sprint/{sprintId}': {
      get: operation([path('sprintId')], ['read:sprint:jira-software'], { answer: sprint }),
    },
    '/rest/agile/1.0/sprint/{sprintId}/issue': {
      post: operation([path('sprintId')], ['write:sprint:jira-software'], { body: move }),
    },
    '/rest/agile/1.0/backlog/issue': {
      post: operation([], ['write:board-scope:jira-software'], { body: move }),
    },
  },
};
