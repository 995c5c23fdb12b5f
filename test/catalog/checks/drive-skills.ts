import { google } from '@hub/integrations';
import { scopesFor, type Skill } from '@hub/kit';
import { describe, expect, it } from '@jest/globals';

import { skillOf } from './skill-of.js';

const asks = ({ tools, prefers }: Skill): string[] =>
  scopesFor(google, tools, prefers).map((scope) => scope.replace('https://www.googleapis.com/auth/', ''));

describe('connecting a skill of Drive', () => {
  it.each<[string, string[]]>(
    [
      ['find-and-read-documents', ['drive.readonly']],
      ['write-documents', ['drive.file']],
      ['start-from-a-template', ['drive.file']],
      ['review-documents', ['drive.file', 'drive.readonly']],
      ['share-files', ['drive.file']],
      ['tidy-a-folder', ['drive']],
    ],
  )('%s asks for the least that does the job', (id, scopes) => {
    expect(asks(skillOf(id))).toEqual(scopes);
  });
});
