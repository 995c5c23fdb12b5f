import { describe, expect, it } from '@jest/globals';

import { addressesIn, addressOf, others } from './addresses.js';
import { decodedWords, textOfBytes } from './decoded-words.js';

describe('an address', () => {
  it.each([
    ['ana@northwind.example', { name: '', address: 'ana@northwind.example' }],
    ['Ana Lopez <ana@northwind.example>', { name: 'Ana Lopez', address: 'ana@northwind.example' }],
    [
      '"Lopez, Ana" <ana.l+x@mail.northwind.example>',
      { name: 'Lopez, Ana', address: 'ana.l+x@mail.northwind.example' },
    ],
    ['<ana@northwind.example>', { name: '', address: 'ana@northwind.example' }],
  ])('is %s', (text, address) => {
    expect(addressOf(text)).toEqual(address);
  });

  it.each([
    'ana',
    'ana@localhost',
    'ana@x.example, ben@x.example',
    'Team: ana@x.example, ben@x.example;',
    'ana@x.example\r\nBcc: evil@x.example',
    'Ana\r\nBcc: evil@x.example <ana@x.example>',
    'Ana <ana@x.example> <evil@x.example>',
    'ana @x.example',
    'ana@x..example',
    '"a b"@x.example',
    'ana\u202E@x.example',
    'A\u200Bna <ana@x.example>',
    `${'a'.repeat(65)}@x.example`,
  ])('is not %j', (text) => {
    expect(addressOf(text)).toBeUndefined();
  });
});

describe('the addresses of a header', () => {
  it('are those of people and groups, decoded, without what is none', () => {
    expect(
      addressesIn(
        '=?UTF-8?Q?Ana_L=C3=B3pez?= <ana@x.example>, Team: ben@x.example, Undisclosed <nobody>;, "a,b" <c@x.example>',
      ),
    ).toEqual([
      { name: 'Ana López', address: 'ana@x.example' },
      { name: '', address: 'ben@x.example' },
      { name: 'a,b', address: 'c@x.example' },
    ]);
    expect(addressesIn(undefined)).toEqual([]);
  });

  it('are each there once, whatever their case', () => {
    const [ana, upper, ben] = addressesIn('ana@x.example, ANA@x.example, ben@x.example');
    expect(
      others(
        [ana, upper, ben].filter((one) => one !== undefined),
        [],
      ),
    ).toEqual([ana, ben]);
    expect(
      others(
        [ana, upper].filter((one) => one !== undefined),
        ben ? [ben] : [],
      ),
    ).toEqual([ana]);
  });
});

describe('text of other charsets', () => {
  it('is decoded in headers', () => {
    expect(decodedWords('=?utf-8?B?w6Q=?= =?iso-8859-1?Q?=E4_b?= c')).toBe('ää b c');
    expect(decodedWords('=?no-such?Q?x?=')).toBe('=?no-such?Q?x?=');
  });

  it('is decoded in bodies, and UTF-8 is known when it is there', () => {
    expect(textOfBytes(Buffer.from('ä'), 'iso-8859-1')).toBe('ä');
    expect(textOfBytes(Buffer.from([0xe4]), 'iso-8859-1')).toBe('ä');
    expect(textOfBytes(Buffer.from([0xe4]), undefined)).toBe('ä');
    expect(textOfBytes(Buffer.from([0x82, 0xa0]), 'shift_jis')).toBe('あ');
  });
});
