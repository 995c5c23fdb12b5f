import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';

import { readEnv } from '@hub/platform';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type AuditWorld, auditWorld } from '../../../../test/support/audit-world.js';
import { auditCommand } from './audit-command.js';
import { readAuditWords } from './words.js';

let world: AuditWorld;
const folder = mkdtempSync(join(tmpdir(), 'audit-'));

beforeAll(async () => {
  world = await auditWorld();
}, 60_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

async function audit(...words: string[]): Promise<{ isWhole: boolean; lines: string[] }> {
  const said: string[] = [];
  const output = new Writable({
    highWaterMark: 1,
    write(part: Buffer, _encoding, done) {
      said.push(part.toString());
      setImmediate(done);
    },
  });
  const env = readEnv({ DATABASE_URL: world.url });
  const isWhole = await auditCommand(env, await readAuditWords(words), output);
  return { isWhole, lines: said.join('').split('\n').slice(0, -1) };
}

it('R40 verifies each company, notes heads, and names the first bad record', async () => {
  const [first, second] = [await world.company(), await world.company()];
  const { lines } = await audit('heads');
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ company: second.id, seq: '8', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }),
  );
  const file = join(folder, 'heads.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const whole = await audit('verify', '--heads', file);
  expect([whole.isWhole, whole.lines]).toEqual([
    true,
    Array(2).fill(expect.stringMatching(/whole: 9 records in 8 steps.*1 noted heads/)),
  ]);
  await world.tamper(`UPDATE events SET action = 'x' WHERE company_id = $1 AND action = 'act.2'`, [first.id]);
  const broken = await audit('verify', '--company', first.id);
  expect([broken.isWhole, broken.lines]).toEqual([
    false,
    [expect.stringMatching(/BROKEN: the event [0-9a-f-]{36} is not as it was written of .*\(step 3\)/)],
  ]);
  expect((await audit('verify', '--company', second.id)).isWhole).toBe(true);
});

it('exports one company as JSON lines', async () => {
  const { id } = await world.company();
  const { lines } = await audit('export', '--company', id, '--from', '2026-01-01');
  const kinds = lines.map((line) => (JSON.parse(line) as { kind: string }).kind);
  expect(kinds).toEqual([
    ...Array(4).fill('call'),
    ...Array(5).fill('event'),
    ...Array(8).fill('step'),
    'head',
  ]);
});

it('says what it does not understand', async () => {
  for (const words of [[], ['check'], ['export'], ['verify', '--all'], ['verify', 'twice']])
    await expect(audit(...words)).rejects.toThrow('npm run audit -- verify');
  await expect(audit('export', '--company', 'x', '--from', 'soon')).rejects.toThrow('soon is no time');
  await expect(audit('verify', '--company', 'nobody')).rejects.toThrow('There is no company nobody.');
  const file = join(folder, 'wrong.jsonl');
  writeFileSync(file, '{"company":"x"}\n');
  await expect(audit('verify', '--heads', file)).rejects.toThrow('Line 1 of');
});
