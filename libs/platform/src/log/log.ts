import pino from 'pino';

/** Structured log lines on standard output. Fields that may hold a secret are cut out whatever their depth-1 parent. */
export type Log = pino.Logger;

const secret = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'access_token',
  'refresh_token',
  'code',
  'state',
];

/** Makes the process's log. `level` is the least that is written. */
export function makeLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  });
}
