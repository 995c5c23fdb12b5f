import { skills } from '@hub/integrations';
import { expect, it } from '@jest/globals';

import { questions } from '../../../apps/sandbox/src/model/scenes/questions.js';

it('every question that a skill begins with is answered by the scripted model, with the same call', () => {
  const unanswered = skills
    .flatMap(({ examples }) => examples)
    .filter(
      ({ question, tool, input }) =>
        !questions.some(
          ([asked, name, sent]) =>
            asked === question && name === tool.name && Object.keys(input).every((key) => key in sent || key === 'days'),
        ),
    );
  expect(unanswered.map(({ question, tool }) => `${tool.name}: ${question}`)).toEqual([]);
});
