import { scopesFor, type Skill } from '@hub/kit';
import { describe, expect, it } from '@jest/globals';

import { findAndReadDocuments } from '../find-and-read-documents.skill.js';
import { google } from '../google.provider.js';
import { reviewDocuments } from '../review-documents.skill.js';
import { shareFiles } from '../share-files.skill.js';
import { startFromATemplate } from '../start-from-a-template.skill.js';
import { tidyAFolder } from '../tidy-a-folder.skill.js';
import { writeDocuments } from '../write-documents.skill.js';

const asks = ({ tools, prefers }: Skill): string[] =>
  scopesFor(google, tools, prefers).map((scope) => scope.replace('https://www.googleapis.com/auth/', ''));

describe('connecting a skill of Drive', () => {
  it.each(
    [
      [findAndReadDocuments, ['drive.readonly']] as const,
      [writeDocuments, ['drive.file']] as const,
      [startFromATemplate, ['drive.file']] as const,
      [reviewDocuments, ['drive.file', 'drive.readonly']] as const,
      [shareFiles, ['drive.file']] as const,
      [tidyAFolder, ['drive']] as const,
    ].map(([skill, scopes]) => [skill.id, skill, scopes] as const),
  )('%s asks for the least that does the job', (_id, skill, scopes) => {
    expect(asks(skill)).toEqual(scopes);
  });
});
