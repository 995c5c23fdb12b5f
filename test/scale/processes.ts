import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { freePort } from '../../libs/platform/src/postgres/free-port.js';
import { Running } from '../faults/harness/processes.js';
import type { Ground } from './ground.js';
import type { Sample } from './load-rows.js';

const here = 'test/scale/';

/** A token endpoint and an API on loopback, as a process. */
export interface Double {
  readonly origin: string;
  counts(): Promise<{ tokens: number; twice: number }>;
  close(): void;
}

/** Starts one; its token endpoint takes 150 ms. */
export async function openDouble(): Promise<Double> {
  const child = spawn(process.execPath, [`${here}token-double.mjs`], { stdio: ['pipe', 'pipe', 'inherit'] });
  const origin = `http://127.0.0.1:${(await firstLine(child)).trim()}`;
  return {
    origin,
    counts: async () => (await (await fetch(`${origin}/counts`)).json()) as { tokens: number; twice: number },
    close: () => void child.kill(),
  };
}

/** A hub over this ground, with GitHub at the double. */
export async function openHub(
  ground: Ground,
  { origin }: Double,
  env: Record<string, string>,
): Promise<Running> {
  const port = await freePort();
  return Running.hub({
    port,
    env: {
      DATABASE_URL: ground.url,
      KEY_FILE: ground.keyFile,
      LOG_LEVEL: 'error',
      PUBLIC_URL: 'http://localhost:4600',
      SPOOL_DIR: join(ground.folder, `spool-${port}`),
      PROVIDER_URLS: JSON.stringify({ github: { web: origin, api: origin } }),
      ...env,
    },
  });
}

/** What a run of calls came to; times in milliseconds. */
export interface Load {
  readonly calls: number;
  readonly p50: number;
  readonly p99: number;
  readonly bad: number;
}

/** Calls `github_get_issue` as these people from a process of its own: for so many seconds, or so many at once. */
export async function load(
  ground: Ground,
  hubs: readonly Running[],
  people: readonly Sample[],
  how: { connections: number; seconds?: number; calls?: number },
): Promise<Load> {
  const keys = join(ground.folder, 'keys');
  writeFileSync(keys, people.map(({ key }) => key).join('\n'), { mode: 0o600 });
  const asked = {
    urls: hubs.map(({ url }) => url),
    keys,
    tool: 'github_get_issue',
    input: { repo: 'a/b', number: 1, comments: 0 },
    ...how,
  };
  const words = [`${here}random-load.mjs`, JSON.stringify(asked)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await firstLine(child)) as Load;
}

async function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
      if (text.includes('\n')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it said anything`)));
  });
}

/** CPU milliseconds used so far by a process and its living children (10 ms ticks; Linux). */
export function cpuOf(pid: number): number {
  const all = readdirSync('/proc').flatMap((entry) =>
    /^\d+$/.test(entry) ? (statOf(Number(entry)) ?? []) : [],
  );
  const mine = new Set([pid]);
  for (let size = 0; size < mine.size;) {
    size = mine.size;
    for (const one of all) if (mine.has(one.parent)) mine.add(one.pid);
  }
  return all.reduce((sum, one) => sum + (mine.has(one.pid) ? one.cpu : 0), 0);
}

function statOf(pid: number): { pid: number; parent: number; cpu: number } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) * 10 };
  } catch {
    return undefined;
  }
}
