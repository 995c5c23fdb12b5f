import { describe, expect, it } from '@jest/globals';

import { changedDraft } from './changed-draft.js';
import { attachedParts, sourceOf } from './source.js';

const raw = Buffer.from(
  [
    'From: Ana <ana@northwind.example>',
    'To: Ben <ben@northwind.example>',
    'Bcc: chloe@northwind.example',
    'Subject: =?UTF-8?Q?Pr=C3=BCfung?=',
    'In-Reply-To: <b@x.example>',
    'References: <a@x.example>',
    ' <b@x.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed;',
    ' boundary="b(1)"',
    '',
    '--b(1)',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Made in Gmail</p>',
    '--b(1)',
    'Content-Type: application/pdf; name="plan.pdf"',
    'Content-Disposition: attachment; filename="plan.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0=',
    '--b(1)--',
    '',
  ].join('\r\n'),
);

describe('a changed draft', () => {
  it('keeps its content byte by byte where only its headers change', async () => {
    const { mime } = await changedDraft(raw, { to: ['dmitri@contoso-labs.example'] }, 'op');
    const after = sourceOf(mime);
    expect(after.content).toBe(sourceOf(raw).content);
    expect(after.contentHeaders).toEqual(sourceOf(raw).contentHeaders);
    expect(after.headers.get('to')).toBe('dmitri@contoso-labs.example');
    expect(after.headers.get('bcc')).toBe('chloe@northwind.example');
    expect(after.headers.get('references')).toBe('<a@x.example> <b@x.example>');
    expect(after.headers.get('subject')).toMatch(/=\?UTF-8\?Q\?Pr=C3=BCfung\?=/);
    expect(after.headers.get('x-skillhub-operation')).toBe('op');
  });

  it('keeps its files where the text changes', async () => {
    const { mime } = await changedDraft(raw, { body: 'New' }, 'op');
    expect(String(mime)).not.toContain('Made in Gmail');
    expect(attachedParts(sourceOf(mime)).map(String)).toEqual([
      expect.stringMatching(/filename="plan\.pdf"[^]*JVBERi0=/),
    ]);
  });

  it('is refused without a change', async () => {
    await expect(changedDraft(raw, {}, 'op')).rejects.toThrow(/Nothing to change/);
  });
});

it('a mail without a content, without headers or with a boundary that never comes is taken as it is', () => {
  expect(sourceOf(Buffer.from('Subject: x')).content).toBe('');
  expect(
    attachedParts(sourceOf(Buffer.from('Content-Type: multipart/mixed; boundary=x\r\n\r\nnothing'))),
  ).toEqual([]);
  expect(sourceOf(Buffer.from('')).headers.size).toBe(0);
});
