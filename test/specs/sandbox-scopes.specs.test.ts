import { describe, expect, it } from '@jest/globals';

import { gmailMethods } from '../../apps/sandbox/src/google/gmail/gmail-methods.js';
import { scopeWords } from '../../apps/sandbox/src/google/scopes.js';
import { type DiscoveryDocument, methodsOf } from './discovery-document.js';
import { readSpec, whyNoSpecs } from './folder.js';

const orSkipped = whyNoSpecs === undefined ? describe : describe.skip;
const because = whyNoSpecs === undefined ? '' : `: ${whyNoSpecs}`;

orSkipped(`the sandbox's Gmail methods${because}`, () => {
  it('open to the scopes that Google names, as far as the sandbox grants them', () => {
    const document = readSpec('gmail.v1.json') as DiscoveryDocument;
    const official = new Map(methodsOf(document).map((method) => [method.id, method.scopes ?? []]));
    const granted = (scopes: readonly string[]) =>
      scopes.filter((scope) => scope in scopeWords).toSorted((a, b) => a.localeCompare(b));
    const named = gmailMethods.map(({ id, scopes }) => [id, granted(scopes)]);
    expect(named).toEqual(
      gmailMethods.map(({ id }) => [id, granted(official.get(id) ?? ['no such method'])]),
    );
  });
});
