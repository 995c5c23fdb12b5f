import { describe, expect, it } from '@jest/globals';

import { compose } from './mime.js';

const operation = '6f1f2c1e-7c9a-4a57-9f0f-0c2f5b8f3a11';
const sourceOf = async (letter: Partial<Parameters<typeof compose>[0]>) =>
  (await compose({ subject: 'Hi', body: 'Hello', ...letter }, operation)).toString();

describe('a mail', () => {
  it('has its recipients, Bcc too, its mark and a Message-ID made from it', async () => {
    const source = await sourceOf({
      to: ['Ana López <ana@northwind.example>', 'ben@northwind.example'],
      bcc: ['chloe@northwind.example'],
      inReplyTo: '<b@x.example>',
      references: ['<a@x.example>', '<b@x.example>'],
    });
    expect(source).toMatch(
      /^To: =\?UTF-8\?Q\?Ana_L=C3=B3pez\?= <ana@northwind\.example>,\s+ben@northwind\.example/m,
    );
    expect(source).toMatch(/^Bcc: chloe@northwind\.example/m);
    expect(source).toContain(`X-Skillhub-Operation: ${operation}`);
    expect(source).toContain(`Message-ID: <${operation}@mail.skillhub>`);
    expect(source).toMatch(/^In-Reply-To: <b@x\.example>/m);
    expect(source).toMatch(/^References: <a@x\.example> <b@x\.example>/m);
  });

  it('is readable as text and as HTML', async () => {
    const source = await sourceOf({ body: 'Hello **you**', signature: 'Ana' });
    expect(source).toContain('multipart/alternative');
    expect(source).toContain('Hello **you**\r\n\r\nAna');
    expect(source).toContain('<p>Hello <b>you</b></p>');
  });

  it('carries files under harmless names', async () => {
    const source = await sourceOf({
      attachments: [{ name: '../plan\r\n.pdf', mime: 'application/pdf\r\nX: y', bytes: Buffer.from('%PDF') }],
    });
    expect(source).toMatch(/filename="?\.\._plan__\.pdf/);
    expect(source).toContain('application/octet-stream');
    expect(source).not.toMatch(/^X: y/m);
  });

  it('is not made for an address that nobody validated', async () => {
    await expect(sourceOf({ to: ['a@x.example\r\nBcc: evil@x.example'] })).rejects.toThrow('validated');
  });
});
