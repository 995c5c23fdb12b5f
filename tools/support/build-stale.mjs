import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { fingerprint } from './fingerprint.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const bin = (name) => `node_modules/.bin/${name}`;

/** What is built: of which files, by which command, into what. */
const parts = [
  {
    name: 'server',
    title: 'Building the hub and the sandbox',
    sources: [
      'apps/{hub,sandbox}/**',
      'libs/**',
      'migrations/**',
      'tsconfig*.json',
      'nest-cli.json',
      'package-lock.json',
    ],
    entry: 'apps/hub/src/main.ts',
    outputs: ['dist/apps', 'dist/libs', 'dist/migrations', 'dist/.tsbuildinfo'],
    // One tsconfig for all: building the hub builds the sandbox and the libraries too.
    build: () => run(bin('nest'), ['build', 'hub']),
  },
  {
    name: 'web',
    title: 'Building the web app',
    sources: ['apps/web/**', 'package-lock.json'],
    entry: 'apps/web/index.html',
    outputs: ['dist/web'],
    build: () => run(bin('vite'), ['build', 'apps/web', '--logLevel', 'warn']),
  },
];

/** Builds what changed since it was last built, or, when `everything` is true, all of it. */
export async function buildStale({ everything = false } = {}) {
  for (const part of parts) {
    if (existsSync(part.entry)) await buildPart(part, everything);
  }
}

async function buildPart({ name, title, sources, outputs, build }, everything) {
  const stamp = `dist/.${name}.json`;
  const now = fingerprint(sources);
  const built = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : { names: [] };
  if (!everything && built.hash === now.hash && existsSync(outputs[0])) return;
  await step(title, async () => {
    rmSync(stamp, { force: true });
    // The compiler removes nothing: what a deleted source left behind would still be loaded.
    const isSameFiles = !everything && built.names.every((one) => now.names.includes(one));
    if (!isSameFiles) for (const output of outputs) rmSync(output, { recursive: true, force: true });
    await build();
    mkdirSync('dist', { recursive: true });
    writeFileSync(stamp, JSON.stringify(now));
  });
}
