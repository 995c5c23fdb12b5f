// One call from an agent to its answer: find, fill, parse, allow, connect, token, send, shape, record.
// Meets tools only through the catalogue and tokens only through whoever holds them; knows no door and no vendor.
export { AskRefused } from './asks/asks.js';
export type { AskPlace, Asks } from './asks/asks.js';
export type { CallOptions, CallResult, Credential, Door } from './credential.js';
export type { FoundTools } from './find/find-tools.js';
export type { ReadRecordLimits, ReadRecordMetrics } from './record/read-records.js';
export { Forgetting } from './forgetting/forgetting.js';
export type { Forgotten } from './forgetting/forgetting.js';
export { sealedInRuntime } from './record/sealed-tables.js';
export { Runtime } from './runtime.js';
export type { RuntimeParts } from './runtime.js';
export type { SealedConnection, SendingTool, TokenHolder } from './send/held.js';
export type { FileOwner } from './files/kept-files.js';
export { textOf } from './text/text-of.js';
