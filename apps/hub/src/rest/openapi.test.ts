import { Catalog } from '@hub/catalog';
import { providers, skills } from '@hub/integrations';
import type { Database } from '@hub/platform';
import { expect, it } from '@jest/globals';

import { docsPage } from './docs-page.js';
import { openapiDocument } from './openapi.js';

// Describing reads no rows.
const catalog = new Catalog({} as Database, { providers, skills });
const document = openapiDocument(catalog, 'https://hub.example');
const all = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

it('has an operation for every tool, with its own input', () => {
  for (const tool of catalog.tools)
    expect(document.paths[`/api/v1/tools/${tool.name}`]?.['post']).toMatchObject({
      operationId: tool.name,
      requestBody: {
        content: { 'application/json': { schema: { type: 'object', additionalProperties: false } } },
      },
    });
});

it('names every operation once and says what a refusal looks like', () => {
  const ids = all.map(({ operation }) => operation['operationId']);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { operation } of all) expect(operation['responses']).toHaveProperty('4XX');
});

it('declares every parameter of a path', () => {
  for (const { path, operation } of all) {
    const parameters = (operation['parameters'] ?? []) as { name: string; in: string }[];
    const declared = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
    expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});

it('is a page that runs nothing and loads nothing from elsewhere', () => {
  const page = docsPage(document);
  expect(page).not.toMatch(/<script|style=|src=|https?:\/\/(?!hub\.example)/);
  for (const tool of catalog.tools) expect(page).toContain(`id="${tool.name}"`);
});
