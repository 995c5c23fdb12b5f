// What any server needs and no domain word: settings, database, sealing, the way out, the log.
export { keyFileWrapper } from './crypto/key-wrapper/key-file.js';
export { KeyRing } from './crypto/key-wrapper/key-ring.js';
export { KeyUnavailable } from './crypto/key-wrapper/key-wrapper.js';
export type { KeyContext, KeyWrapper, WrappedKey } from './crypto/key-wrapper/key-wrapper.js';
export { openKeyRing } from './crypto/key-wrapper/open-key-ring.js';
export { seal, SealBroken, unseal } from './crypto/seal.js';
export { DatabaseAway } from './database/away.js';
export { Database } from './database/database.js';
export type { DatabaseOptions, Statement } from './database/database.js';
export { loginsOf, ownerUrlOf } from './database/logins.js';
export type { DatabaseLogins } from './database/logins.js';
export { Asker } from './database/question.js';
export type { Question } from './database/question.js';
export { isBehind, migrate } from './database/migrate.js';
export { readEnv } from './env/env-schema.js';
export type { Env } from './env/env-schema.js';
export { armFailpoints, failpoint } from './failpoints/failpoints.js';
export type { Failpoint } from './failpoints/failpoints.js';
export {
  egressConnector,
  EgressRefused,
  isPublicAddress,
  trusting,
  trustingAny,
  trustingLoopback,
} from './http/egress.js';
export type { EgressRules } from './http/egress.js';
export { fetchThrough } from './http/fetch-through.js';
export { NoAnswer } from './http/answer.js';
export type { IncomingAnswer } from './http/answer.js';
export { Transport } from './http/transport.js';
export type { OutgoingRequest } from './http/transport.js';
export { every } from './jobs/job.js';
export type { Job } from './jobs/job.js';
export { Jobs } from './jobs/jobs.js';
export { makeLog } from './log/log.js';
export type { Log } from './log/log.js';
export { smtpMailer } from './mail/mailer.js';
export type { Letter, Mailer } from './mail/mailer.js';
