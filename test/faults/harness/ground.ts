import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CompanyKeys } from '@hub/identity';
import { Database, keyFileWrapper } from '@hub/platform';
import { Pool } from 'pg';

import { providerUrls } from '../../../apps/sandbox/src/provider-urls.js';
import { freePort } from '../../../libs/platform/src/postgres/free-port.js';
import { testRedirectUri } from '../../support/sandbox.js';
import { Server } from './postgres.js';
import { Running } from './processes.js';
import { ProviderDoor } from './provider-door.js';
import { Relay } from './relay.js';
import { regrant, type Seat, seat, type Wanted } from './seat.js';
import { each } from './waiting.js';

/** Where browsers would reach the hubs; nobody listens there. */
export const publicUrl = 'http://localhost:4600';

/** What all rows stand on: one PostgreSQL server, one sandbox, one key file. The hubs come and go above it. */
export interface Ground {
  readonly folder: string;
  readonly server: Server;
  readonly sandbox: Running;
  readonly door: ProviderDoor;
  readonly owner: Pool;
  readonly keys: CompanyKeys;
  readonly keyFile: string;
  /** From now on this server is the database. */
  replaceServer(next: Server): void;
  seats(wanted: readonly Wanted[]): Promise<Seat[]>;
  regrant(seat: Seat, login: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts PostgreSQL and the sandbox as processes. Needs a build. */
export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  // PostgreSQL runs as another user when we are root.
  chmodSync(folder, 0o755);
  let server = await Server.make(join(folder, 'postgres'));
  await server.run('CREATE DATABASE skillhub');
  const relay = await Relay.to(() => server.port);
  const url = await server.url('skillhub', relay.port);
  const sandbox = await startSandbox();
  const keyFile = join(folder, 'key');
  await Running.toTheEnd('migrate', { DATABASE_URL: url });
  const owner = new Pool({ connectionString: url, max: 8 });
  owner.on('error', () => undefined);
  const database = new Database({ url, pool: 4, entities: [], migrations: [] });
  const keys = new CompanyKeys(database, await keyFileWrapper({ path: keyFile, create: true }));
  const door = new ProviderDoor(sandbox.url);
  const seats = async (wanted: readonly Wanted[]): Promise<Seat[]> => {
    const made: Seat[] = [];
    await each(wanted, 8, async (one, index) => {
      made[index] = await seat({ owner, keys, door }, one);
    });
    return made;
  };
  const close = async (): Promise<void> => {
    await owner.end();
    await database.close();
    await sandbox.end();
    await relay.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    folder,
    get server() {
      return server;
    },
    replaceServer: (next) => void (server = next),
    sandbox,
    door,
    owner,
    keys,
    keyFile,
    seats,
    regrant: (one, login) => regrant({ owner, keys, door }, one, login),
    close,
  };
}

async function startSandbox(): Promise<Running> {
  const port = await freePort();
  const callbacks = Object.keys(providerUrls('')).map((id) => `${publicUrl}/connect/${id}/callback`);
  const env = {
    SANDBOX_REDIRECT_URIS: [testRedirectUri, ...callbacks].join(','),
    SANDBOX_RATE_LIMIT: '1000000000',
    SANDBOX_KEPT_PAIRS: '1000000',
  };
  return Running.sandbox({ port, env });
}

/** A folder of its own for one hub of one world. */
export function folderFor(ground: Ground, name: string): string {
  const path = join(ground.folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}
