// What any server needs and no domain word: settings, database, sealing, the way out, the log.
export { keyFileWrapper } from './crypto/key-wrapper.js';
export type { KeyWrapper } from './crypto/key-wrapper.js';
export { seal, SealBroken, unseal } from './crypto/seal.js';
export { Database } from './database/database.js';
export type { DatabaseOptions, Statement } from './database/database.js';
export { Asker } from './database/question.js';
export type { Question } from './database/question.js';
export { isBehind, migrate } from './database/migrate.js';
export { readEnv } from './env/env-schema.js';
export type { Env } from './env/env-schema.js';
export { NoAnswer } from './http/answer.js';
export type { IncomingAnswer } from './http/answer.js';
export { Transport } from './http/transport.js';
export type { OutgoingRequest } from './http/transport.js';
export { makeLog } from './log/log.js';
export type { Log } from './log/log.js';
