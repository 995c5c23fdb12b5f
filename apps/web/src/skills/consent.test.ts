import { describe, expect, test } from '@jest/globals';
import type { SkillDetail } from '../api/types.js';
import { words } from '../words/index.js';
import { consentText } from './consent.js';

const pullRequests: SkillDetail = {
  id: 'manage-pull-requests',
  title: 'Manage pull requests',
  summary: 'Read, review and merge.',
  providers: [{ id: 'github', title: 'GitHub', state: 'available' }],
  tool_count: 9,
  state: 'available',
  accounts: [],
  try: 'Which pull requests wait for me?',
  can: [
    'Find pull requests',
    'Read a pull request and its checks',
    'Read the changed files',
    'Read the discussion',
    'Read failing checks',
    'Search repositories',
  ],
  asks_first: [
    'Open a pull request',
    'Write a comment as you',
    'Approve or ask for changes',
    'Reply in a review',
    'Merge',
  ],
  never: [],
  tools: [],
  examples: [],
  consent: [
    {
      provider: 'github',
      provider_title: 'GitHub',
      revocable: true,
      asks: [{ label: 'Your repositories', provider_words: 'Full control of private repositories' }],
    },
  ],
};

const everyWord = (text: ReturnType<typeof consentText>) =>
  [
    text.title,
    words.skill.can,
    ...text.can,
    words.skill.asksFirst,
    ...text.asksFirst,
    words.skill.never,
    ...text.never,
    text.providerWords ?? '',
    text.undo,
    ...text.buttons,
  ]
    .join(' ')
    .split(/\s+/)
    .filter(Boolean);

describe('the consent text', () => {
  test('has at most 120 words, even for a skill with many tools', () => {
    expect(everyWord(consentText(pullRequests)).length).toBeLessThanOrEqual(120);
  });

  test('never leaves out a thing that changes something', () => {
    expect(consentText(pullRequests).asksFirst).toEqual(pullRequests.asks_first);
  });

  test('names the provider that has no account yet', () => {
    const text = consentText({
      ...pullRequests,
      providers: [
        { id: 'github', title: 'GitHub', state: 'connected', account: 'ana-lopez' },
        { id: 'atlassian', title: 'Atlassian', state: 'available' },
      ],
      consent: [
        ...pullRequests.consent,
        { provider: 'atlassian', provider_title: 'Atlassian', revocable: false, asks: [] },
      ],
    });
    expect(text.buttons[1]).toBe('Continue to Atlassian');
    expect(text.undo).not.toContain('removes our access');
  });
});
