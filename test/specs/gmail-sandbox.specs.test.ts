import { expect, it } from '@jest/globals';

import { gmailMethods } from '../../apps/sandbox/src/google/gmail/gmail-methods.js';
import { scopeWords } from '../../apps/sandbox/src/google/scopes.js';
import { type DiscoveryDocument, methodsOf } from './discovery-document.js';
import { readSpec } from './folder.js';
import { describeWithSpecs } from './when-there.js';

const byName = (a: string, b: string): number => a.localeCompare(b);
const granted = (scopes: readonly string[]): string[] =>
  scopes.filter((scope) => scope in scopeWords).toSorted(byName);

describeWithSpecs('every Gmail method of the sandbox', () => {
  const official = () => {
    const document = readSpec('gmail.v1.json') as DiscoveryDocument;
    return { document, methods: new Map(methodsOf(document).map((method) => [method.id, method])) };
  };

  it('opens to the scopes that Google names, as far as the sandbox knows them', () => {
    const { methods } = official();
    const named = gmailMethods.map(({ id }) => [id, granted(methods.get(id)?.scopes ?? [])]);
    expect(gmailMethods.map(({ id, scopes }) => [id, granted(scopes)])).toEqual(named);
  });

  it('takes no parameter and no member that Google does not', () => {
    const { document, methods } = official();
    const strange = gmailMethods.flatMap(({ id, query, body }) => {
      const { parameters = {}, request } = methods.get(id) ?? {};
      const members = document.schemas[request?.$ref ?? '']?.properties ?? {};
      return [...query.filter((name) => !(name in parameters)), ...body.filter((name) => !(name in members))];
    });
    expect(strange).toEqual([]);
  });
});
