import { expect, it } from '@jest/globals';

import { hashPassword, isPassword } from './password.js';

it('writes a PHC string that names the algorithm, its version and its cost', async () => {
  expect(await hashPassword('correct horse')).toMatch(
    /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
  );
});

it('knows the right password and refuses another', async () => {
  const stored = await hashPassword('correct horse');
  expect(await isPassword('correct horse', stored)).toBe(true);
  expect(await isPassword('correct horsf', stored)).toBe(false);
});

it('takes the same password typed in another Unicode form', async () => {
  expect(await isPassword('cafe\u0301', await hashPassword('caf\u00e9'))).toBe(true);
});

it('salts, so that two people with one password have two hashes', async () => {
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
});

it('reads the parameters of a hash made elsewhere', async () => {
  // Made by the reference implementation: argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32, password "password".
  const stored = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await isPassword('password', stored)).toBe(true);
});

it.each([undefined, '', 'plain', '$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA'])(
  'refuses when the stored hash is %p',
  async (stored) => expect(await isPassword('', stored)).toBe(false),
);
