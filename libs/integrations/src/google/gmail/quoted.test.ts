import { describe, expect, it } from '@jest/globals';

import { cpuOf } from '../../../../../test/support/cost.js';
import { withoutHistory } from './quoted.js';

describe('a plain text without history', () => {
  it.each([
    [
      'Gmail',
      'New\n\nOn Mon, 23 Nov 2026 at 10:00, Ana <ana@northwind.example> wrote:\n\n> Old\n>\n> More\n',
    ],
    [
      'Gmail, broken',
      'New\n\nOn Mon, 23 Nov 2026 at 10:00, Ana Lopez <ana@northwind.example>\nwrote:\n> Old',
    ],
    ['German', 'New\nAm 23.11.2026 um 10:00 schrieb Ana <ana@x.example>:\n> Old'],
    ['French', 'New\nLe lun. 23 nov. 2026 à 10:00, Ana <ana@x.example> a écrit :\n> Old'],
    ['Bulgarian', 'New\nНа пн, 23.11.2026 г. в 10:00 Ана <ana@x.example> написа:\n> Old'],
    [
      'Outlook',
      'New\n\n________________________________\nFrom: Ana Lopez <ana@northwind.example>\nSent: Monday\nTo: Ben\n\nOld',
    ],
    ['Outlook, old', 'New\n-----Original Message-----\nFrom: Ana\nOld'],
    ['no attribution', 'New\n\n> Old\n> Older\n'],
  ])('of %s', (_program, text) => {
    expect(withoutHistory(text).replace(/\n_+$/, '')).toBe('New');
  });

  it('keeps answers between quoted lines', () => {
    const text = 'On Mon 23 Nov Ana <a@x.example> wrote:\n> One?\nYes.\n> Two?\nNo.';
    expect(withoutHistory(text)).toBe(text);
  });

  it('keeps a text that is all history, and one that has none', () => {
    expect(withoutHistory('> Old\n> Older')).toBe('> Old\n> Older');
    expect(withoutHistory('He wrote:\nthe rest')).toBe('He wrote:\nthe rest');
    expect(withoutHistory('From: here to there')).toBe('From: here to there');
  });

  it.each(['Op x\n', 'On a ', '> a\n', 'a@1 wrote:\n'])(
    'is read in one go, whatever somebody has thought up: %j',
    (pattern) => expect(cpuOf(() => withoutHistory(pattern.repeat(400_000)))).toBeLessThan(3_000),
  );
});
