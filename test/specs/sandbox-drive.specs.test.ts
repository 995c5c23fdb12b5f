import { expect, it } from '@jest/globals';

import { operations } from '../../apps/sandbox/src/google/drive/operations.js';
import { scopeWords } from '../../apps/sandbox/src/google/scopes.js';
import { type DiscoveryDocument, methodsOf } from './discovery-document.js';
import { readSpec } from './folder.js';
import { describeWithSpecs } from './when-there.js';

// The stand-in has no hidden folder of an app.
const unserved = /drive\.appdata$/;

const granted = (scopes: readonly string[]): string[] =>
  scopes
    .filter((scope) => scope in scopeWords && !unserved.test(scope))
    .toSorted((a, b) => a.localeCompare(b));

const shapeOf = (path: string): string => path.replaceAll(/:\w+|\{\w+\}/g, '*');

describeWithSpecs('every Drive method of the sandbox', () => {
  const methods = () => {
    const document = readSpec('drive.v3.json') as DiscoveryDocument;
    return new Map(methodsOf(document).map((method) => [method.id, method]));
  };

  it('is where Google has it', () => {
    const official = methods();
    const elsewhere = operations.filter(({ id, route }) => {
      const { httpMethod, path = '' } = official.get(id) ?? {};
      return shapeOf(route) !== shapeOf(`${httpMethod} /${path}`);
    });
    expect(elsewhere.map(({ id }) => id)).toEqual([]);
  });

  it('opens to the scopes that Google names, as far as the sandbox knows them', () => {
    const official = methods();
    const named = operations.map(({ id }) => [id, granted(official.get(id)?.scopes ?? [])]);
    expect(operations.map(({ id, scopes }) => [id, granted(scopes)])).toEqual(named);
  });
});
