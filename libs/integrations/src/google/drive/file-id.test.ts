import { describe, expect, it } from '@jest/globals';

import { cpuOf } from '../../../../../test/support/cost.js';
import { findFileId } from './file-id.js';

const id = '1AbC-dEf_0123456789abcdefghijklmnop';

describe('what stands for a file', () => {
  it.each([
    id,
    `https://docs.google.com/document/d/${id}/edit?tab=t.0#heading=h.1`,
    `https://docs.google.com/a/northwind.example/spreadsheets/d/${id}`,
    `https://drive.google.com/file/d/${id}/view?usp=sharing`,
    `https://drive.google.com/drive/u/0/folders/${id}?resourcekey=0-x`,
    `https://drive.google.com/open?usp=drive_fs&id=${id}`,
    `http://127.0.0.1:4100/google/docs/document/d/${id}/edit`,
  ])('is an id or an address: %s', (text) => {
    expect(findFileId(text)).toBe(id);
  });

  it('is also My Drive itself', () => {
    expect(findFileId('root')).toBe('root');
  });

  it.each([
    '..',
    '../../about',
    `${id}/../permissions`,
    `${id}?alt=media`,
    `${id}\r\nX: y`,
    'https://evil.example/d/1AbC-dEf_0123456789abcdefghijklmnop',
    'https://docs.google.com/document/d/../edit',
    'https://drive.google.com/drive/my-drive',
    `https://evil.example/x?id=${id}`,
    'Product updates',
    '',
  ])('is nothing else: %s', (text) => {
    expect(findFileId(text)).toBeUndefined();
  });

  it('is told from a long hostile text at once', () => {
    const address = `https://docs.google.com/${'/d/aaaaaaaaa'.repeat(200_000)}`;
    expect(cpuOf(() => findFileId(address))).toBeLessThan(3_000);
  });
});
