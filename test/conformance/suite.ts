import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = resolve('test/clients/node_modules/@modelcontextprotocol/conformance');
const program = join(folder, 'dist/index.js');

/** Whether the official suite is there: it is a package of test/clients, which starting the hub does not install. */
export const isSuiteThere = existsSync(program);

/** What the suite said of one scenario: how many checks passed and failed. */
export interface Scenario {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
}

/** The names of the server scenarios that a revision requires, by the suite's own list; none where the suite is not there. */
export function requiredOf(revision: string): string[] {
  if (!isSuiteThere) return ['nothing'];
  const list = readFileSync(join(folder, `requirements/${revision}.yaml`), 'utf8');
  const [, servers = ''] = /^server:\n((?:  - .+\n)+)/m.exec(list) ?? [];
  return [...servers.matchAll(/^ {2}- (\S+)$/gm)].map(([, name = '']) => name);
}

/** Runs the suite against a server and returns what it said of each scenario. Throws where it ran none. */
export async function runSuite(url: string, more: readonly string[]): Promise<Scenario[]> {
  const results = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    const printed = await printedBy([program, 'server', '--url', url, '-o', results, ...more]);
    const scenarios = scenariosIn(printed);
    if (scenarios.length === 0) throw new Error(`The suite ran nothing:\n${printed.slice(-3_000)}`);
    return scenarios;
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
}

async function printedBy(words: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', NO_COLOR: '1' };
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      printed += part.toString();
    });
  await new Promise((gone) => child.once('close', gone));
  return printed;
}

// One scenario alone is summed up without its name.
function scenariosIn(printed: string): Scenario[] {
  const lines = [...printed.matchAll(/^[✓✗] ([\w/.-]+): (\d+) passed, (\d+) failed/gm)];
  if (lines.length > 0)
    return lines.map(([, name = '', passed, failed]) => ({
      name,
      passed: Number(passed),
      failed: Number(failed),
    }));
  const [, name] = /scenario '([\w/.-]+)'/.exec(printed) ?? [];
  const [, passed, , failed] = /Passed: (\d+)\/(\d+), (\d+) failed/.exec(printed) ?? [];
  return name && passed ? [{ name, passed: Number(passed), failed: Number(failed) }] : [];
}
