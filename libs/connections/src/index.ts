// People's grants at providers: the connect flow, the vault, renewing, sending, ending. The only library that holds a token;
// it knows providers as data and no vendor by name.
export { Connections } from './connections.js';
export type { ConnectionsParts, Disconnected } from './connections.js';
export { ConnectRefused } from './errors.js';
export type { ConnectProblem } from './errors.js';
export type { BeginRequest } from './flow/begin.js';
export type { Finished, FinishRequest } from './flow/finish.js';
export type { StoredConnection } from './flow/store-connection.js';
export type { Connection } from './list.js';
export { ProviderClients } from './provider-clients/provider-clients.js';
export type { NewClient, ProviderClient } from './provider-clients/provider-clients.js';
export type { ReportRow } from './provider-clients/report.js';
export { urlsOf } from './provider-urls.js';
export type { ProviderUrls } from './provider-urls.js';
export type { HoldableConnection, Sending } from './send/held.js';
export { TokenEndpoint } from './token-endpoint/token-endpoint.js';
export type { ConnectionRef } from './vault/connection-ref.js';
