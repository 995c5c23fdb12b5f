import { describe, expect, test } from '@jest/globals';
import { enAccount } from './en-account.js';
import { enAllowed } from './en-allowed.js';
import { enAgents, enChat, enPlayground } from './en-chat.js';
import { en } from './en.js';

const refused = /\b(scopes?|tokens?|oauth|mcp|endpoints?|authenticat\w*|grant\w*|integrations?)\b/i;

function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    const speak = value as (...given: unknown[]) => string;
    return [speak(2, 2, 2), speak(1, 1, 1)];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : [];
}

describe('the words employees read', () => {
  const all = sentences([en, enAccount, enAllowed, enChat, enAgents, enPlayground]);

  test('hold none of the refused words', () => {
    expect(all.filter((sentence) => refused.test(sentence))).toEqual([]);
  });

  test('are never empty', () => {
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter((sentence) => sentence.trim() === '')).toEqual([]);
  });

  test('the test itself catches a refused word', () => {
    expect(refused.test('We need more scopes')).toBe(true);
  });
});
