import { describe, expect, it } from '@jest/globals';

import { prefixed, replyHeaders } from './reply.js';

const me = 'ana@northwind.example';
const messageWith = (headers: Record<string, string>) => ({
  payload: { headers: Object.entries(headers).map(([name, value]) => ({ name, value })) },
});

const asked = messageWith({
  From: 'Sofia <sofia@oakline.example>',
  To: 'Ana <ANA@northwind.example>, Ben <ben@northwind.example>',
  Cc: '"Support, Northwind" <support@northwind.example>, ben@northwind.example',
  Subject: 'Arm drops parts',
  'Message-ID': '<c@oakline.example>',
  References: '<a@oakline.example>\r\n <b@northwind.example>',
});

describe('a reply', () => {
  it('goes to everybody but oneself, each once', () => {
    expect(replyHeaders(asked, { me, replyTo: 'all', ccAdd: ['Chloe <chloe@northwind.example>'] })).toEqual({
      to: ['Sofia <sofia@oakline.example>', 'Ben <ben@northwind.example>'],
      cc: ['Support, Northwind <support@northwind.example>', 'Chloe <chloe@northwind.example>'],
      subject: 'Re: Arm drops parts',
      inReplyTo: '<c@oakline.example>',
      references: ['<a@oakline.example>', '<b@northwind.example>', '<c@oakline.example>'],
    });
  });

  it('goes to the sender alone, or where the sender wants it', () => {
    expect(replyHeaders(asked, { me, replyTo: 'sender' })).toMatchObject({
      to: ['Sofia <sofia@oakline.example>'],
      cc: [],
    });
    const list = messageWith({ From: 'petra@x.example', 'Reply-To': 'list@x.example', To: me });
    expect(replyHeaders(list, { me, replyTo: 'all' }).to).toEqual(['list@x.example']);
  });

  it('to an own message goes where that went', () => {
    const own = messageWith({ From: me, To: 'ben@northwind.example', Cc: 'chloe@northwind.example' });
    expect(replyHeaders(own, { me, replyTo: 'all' })).toMatchObject({
      to: ['ben@northwind.example'],
      cc: ['chloe@northwind.example'],
    });
    const toSelf = messageWith({ From: me, To: me });
    expect(replyHeaders(toSelf, { me, replyTo: 'all' }).to).toEqual([me]);
  });

  it('is refused where nobody is named', () => {
    expect(() => replyHeaders(messageWith({ From: 'nobody' }), { me, replyTo: 'all' })).toThrow(
      /names nobody/,
    );
  });

  it('keeps the beginning and the end of a long chain, and begins one from In-Reply-To', () => {
    const many = Array.from({ length: 80 }, (_, index) => `<${index}@x.example>`);
    const long = messageWith({
      From: 'b@x.example',
      References: many.join(' '),
      'Message-ID': '<last@x.example>',
    });
    const { references } = replyHeaders(long, { me, replyTo: 'all' });
    expect([references.length, references[0], references.at(-1)]).toEqual([
      30,
      '<0@x.example>',
      '<last@x.example>',
    ]);
    const short = messageWith({
      From: 'b@x.example',
      'In-Reply-To': '<p@x.example>',
      'Message-ID': '<q@x.example>',
    });
    expect(replyHeaders(short, { me, replyTo: 'all' }).references).toEqual([
      '<p@x.example>',
      '<q@x.example>',
    ]);
  });

  it('has its prefix once, in whatever language', () => {
    expect(prefixed('Re', 'Re: Plan')).toBe('Re: Plan');
    expect(prefixed('Re', 'AW: Plan')).toBe('AW: Plan');
    expect(prefixed('Re', 'RE[2]: Plan')).toBe('RE[2]: Plan');
    expect(prefixed('Fwd', 'Re: Plan')).toBe('Fwd: Re: Plan');
    expect(prefixed('Re', 'Reading list')).toBe('Re: Reading list');
  });
});
