import { skills } from '@hub/integrations';
import { expect, it } from '@jest/globals';
import { skillEntry } from '@modelcontextprotocol/server/ext/skills';

import { bundleOf, manifest } from '../../../apps/hub/src/skill-bundles/bundle.js';
import { tokensOf } from '../tokens/count-tokens.js';

it.each(skills.map((skill) => [skill.id, skill] as const))('is a valid Agent Skill: %s', async (id, skill) => {
  const files = bundleOf(skill, 'https://hub.example');
  const { frontmatter } = await skillEntry(id, files);
  expect(frontmatter).toMatchObject({ name: id });
  expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  expect(id.length).toBeLessThanOrEqual(64);
  expect(frontmatter.description.length).toBeLessThanOrEqual(1_024);
  const text = files[manifest] ?? '';
  expect(text.split('\n').length).toBeLessThan(500);
  expect(tokensOf(text)).toBeLessThan(5_000);
});
