import type { OpenApiDocument } from './openapi-check.js';

const text = { type: 'string' };

/** Who signed in, which Google describes as OpenID Connect and not as an API of its own (OpenID Connect Core 1.0, section 5.3). */
export const userinfo: OpenApiDocument = {
  paths: {
    '/v1/userinfo': {
      get: {
        responses: {
          '200': {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['sub'],
                  properties: {
                    sub: text,
                    name: text,
                    given_name: text,
                    family_name: text,
                    email: { type: 'string', format: 'email' },
                    email_verified: { type: 'boolean' },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
