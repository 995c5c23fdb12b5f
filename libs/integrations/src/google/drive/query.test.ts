import { describe, expect, it } from '@jest/globals';

import { markedBy, queryFor } from './query.js';

describe("Drive's search syntax", () => {
  it('joins what is wanted and leaves out the trash', () => {
    expect(
      queryFor({ text: 'gripper force', types: ['doc', 'pdf'], owner: 'me', modifiedAfter: '2026-11-01' }),
    ).toBe(
      "fullText contains 'gripper force' and (mimeType = 'application/vnd.google-apps.document' or mimeType = 'application/pdf') and 'me' in owners and modifiedTime >= '2026-11-01T00:00:00' and trashed = false",
    );
    expect(queryFor({})).toBe('trashed = false');
    expect(queryFor({ types: ['image'], folderId: 'F1' })).toBe(
      "mimeType contains 'image/' and 'F1' in parents and trashed = false",
    );
  });

  it('keeps a value a value, whatever it holds', () => {
    expect(queryFor({ name: "Ana's \\ plan' or name = 'x" })).toBe(
      String.raw`name contains 'Ana\'s \\ plan\' or name = \'x' and trashed = false`,
    );
  });

  it('finds what an operation has made', () => {
    expect(markedBy('a-b')).toBe("appProperties has { key='skillhub_operation' and value='a-b' }");
  });
});
