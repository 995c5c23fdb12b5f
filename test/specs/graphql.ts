import type { OpenApiDocument } from './openapi-check.js';

const refusal = {
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string' }, type: { type: 'string' }, path: { type: 'array' } },
};

/** The envelope of GraphQL, which GitHub's REST description does not have: https://docs.github.com/graphql/guides/forming-calls-with-graphql */
export const graphql: OpenApiDocument = {
  paths: {
    '/graphql': {
      post: {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['query'],
                properties: { query: { type: 'string' }, variables: { type: 'object' } },
              },
            },
          },
        },
        responses: {
          '200': {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    data: { type: ['object', 'null'] },
                    errors: { type: 'array', minItems: 1, items: refusal },
                  },
                  anyOf: [{ required: ['data'] }, { required: ['errors'] }],
                },
              },
            },
          },
        },
      },
    },
  },
};
