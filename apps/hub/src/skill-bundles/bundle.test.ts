import { inflateRawSync } from 'node:zlib';

import { expect, it } from '@jest/globals';
import { skillEntry } from '@modelcontextprotocol/server/ext/skills';

import { notes, reading } from '../../../../test/support/paper.js';
import { bundleOf, manifest } from './bundle.js';
import { zipOf } from './zip.js';

it('writes what the Agent Skills format wants', async () => {
  for (const skill of [notes, reading]) {
    const files = bundleOf(skill, 'https://hub.example');
    const { frontmatter } = await skillEntry(skill.id, files);
    expect(frontmatter).toMatchObject({
      name: skill.id,
      description: expect.stringContaining(skill.summary),
    });
    expect(frontmatter.description.length).toBeLessThanOrEqual(1_024);
    expect(files[manifest]?.split('\n').length).toBeLessThan(500);
    expect(Object.keys(files)).toEqual([manifest, 'references/tools.md']);
  }
});

it('packs files that unpack to the same', () => {
  const files = [
    ['notes/SKILL.md', 'Grüße\n'.repeat(50)],
    ['notes/references/tools.md', ''],
  ] as const;
  const archive = zipOf(files);
  expect(zipOf(files).equals(archive)).toBe(true);
  const found: [string, string][] = [];
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50;) {
    const [packed, name] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
    const start = at + 30 + name;
    const text = inflateRawSync(archive.subarray(start, start + packed)).toString();
    expect(Buffer.byteLength(text)).toBe(archive.readUInt32LE(at + 22));
    found.push([archive.subarray(at + 30, start).toString(), text]);
    at = start + packed;
  }
  expect(found).toEqual(files);
  expect(archive.readUInt16LE(archive.length - 22 + 10)).toBe(2);
});
