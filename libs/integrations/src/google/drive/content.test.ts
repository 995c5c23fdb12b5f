import type { ProviderRequest } from '@hub/kit';
import { describe, expect, it } from '@jest/globals';

import { googleClient } from '../client.js';
import { longestTurnOfGoes } from '../../../../../test/support/cost.js';
import { textOf } from './content.js';
import { mimes } from './file-types.js';
import { plainText } from './plain-text.js';
import { pageOf } from './text-page.js';

function driveAnswering(body: string | Buffer) {
  const sent: ProviderRequest[] = [];
  const base = 'https://drive.example';
  const { drive } = googleClient({
    urls: { accounts: base, oauth: base, gmail: base, drive: base, userinfo: base, account: base },
    sites: [],
    send: async (request) => {
      sent.push(request);
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from(body) };
    },
  });
  return { drive, sent };
}

describe('what a file says', () => {
  it.each([
    [mimes.doc, 'export?mimeType=text%2Fmarkdown'],
    [mimes.sheet, 'export?mimeType=text%2Fcsv'],
    [mimes.slides, 'export?mimeType=text%2Fplain'],
  ])('is exported from %s', async (mimeType, end) => {
    const { drive, sent } = driveAnswering('# Hi');
    expect(await textOf(drive, { id: 'file-1', name: 'a', mimeType })).toBe('# Hi');
    expect(sent.map(({ url }) => url)).toEqual([`https://drive.example/drive/v3/files/file-1/${end}`]);
  });

  it('is what a text file holds, from a shared drive too', async () => {
    const { drive, sent } = driveAnswering('{"a":1}');
    expect(await textOf(drive, { id: 'file-1', mimeType: 'application/json' })).toBe('{"a":1}');
    expect(sent[0]?.url).toBe('https://drive.example/drive/v3/files/file-1?alt=media&supportsAllDrives=true');
  });

  it.each([
    ['application/pdf', /use drive_export_file/],
    ['image/png', /use drive_export_file/],
    [mimes.folder, /use drive_list_folder/],
    ['application/vnd.google-apps.form', /not text but form/],
  ])('is refused for %s, with the way to get it', async (mimeType, words) => {
    const { drive, sent } = driveAnswering('');
    await expect(textOf(drive, { name: 'x', mimeType })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(words),
    });
    expect(sent).toEqual([]);
  });

  it('is refused where it is too long to be read', async () => {
    const { drive } = driveAnswering('');
    await expect(textOf(drive, { name: 'x', mimeType: 'text/csv', size: '10000001' })).rejects.toMatchObject({
      message: expect.stringMatching(/over 10 MB/),
    });
  });
});

describe('text', () => {
  it('comes without byte order marks, carriage returns and pictures', async () => {
    expect(await plainText(Buffer.from('\uFEFFa\r\nb'))).toBe('a\nb');
    expect(await plainText(Buffer.from('\uFEFFé', 'utf16le'))).toBe('é');
    expect(await plainText(Buffer.from('![][image1] x\n\n[image1]: <data:image/png;base64,AAAA>\nend'))).toBe(
      '![][image1] x\n\nend',
    );
    expect(await plainText(Buffer.from('![a](data:image/png;base64,AAAA=)'))).toBe('![a](picture-left-out)');
  });

  it('is given in pages that end between characters and meet', () => {
    const whole = `${'x'.repeat(9)}😀y`;
    expect(pageOf(whole, 0, 10)).toEqual({ text: 'x'.repeat(9), next_offset: 9, total_chars: 12 });
    expect(pageOf(whole, 9, 10)).toEqual({ text: '😀y', next_offset: null, total_chars: 12 });
    expect(pageOf(whole, 99, 10)).toEqual({ text: '', next_offset: null, total_chars: 12 });
  });

  it('of 5 MB with pictures leaves the event loop free', async () => {
    const bytes = Buffer.from(
      `${'word '.repeat(500_000)}\n[image1]: <data:image/png;base64,${'A'.repeat(2_500_000)}>\n`,
    );
    const read = async () => pageOf(await plainText(bytes), 1_000_000, 12_000);
    await read();
    expect(await longestTurnOfGoes(50, read)).toBeLessThan(50);
  });
});
