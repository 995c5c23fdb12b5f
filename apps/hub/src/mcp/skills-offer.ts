import type { Skill } from '@hub/kit';
import { type SkillSource, SkillsExtension } from '@modelcontextprotocol/server/ext/skills';
import { skillEntry } from '@modelcontextprotocol/server/ext/skills';
import * as z from 'zod';

import { type Bundle, bundleOf, manifest } from '../skill-bundles/bundle.js';
import { listHint } from './answers.js';
import type { Offer } from './offers.js';

interface Published {
  readonly files: Bundle;
  readonly entry: ReturnType<typeof skillEntry>;
}

const base = 'skill://';
const mimeType = 'text/markdown';
const uriOf = (id: string, path = ''): string => `${base}${id}${path && `/${path}`}`;

/** The caller's skills as prompts, and as Agent Skills over MCP (SEP-2640: `skills/list`, `skills/get` and their files as resources). */
export function skillsOffer(publicUrl: string): Offer {
  const published = new Map<Skill, Published>();
  const publish = (skill: Skill): Published => {
    const known = published.get(skill);
    if (known) return known;
    const files = bundleOf(skill, publicUrl);
    const made = { files, entry: skillEntry(skill.id, files) };
    published.set(skill, made);
    return made;
  };
  return {
    capabilities: { prompts: {}, resources: {} },
    attach(mcp, { skills }) {
      new SkillsExtension({ source: sourceOf(skills, publish), cacheHint: listHint }).attach(mcp);
      for (const skill of skills) addPrompt(mcp, skill);
    },
  };
}

const request = z.object({
  request: z.string().max(4_000).optional().describe('What you want done; a starter question when left out'),
});

function addPrompt(mcp: Parameters<NonNullable<Offer['attach']>>[0], skill: Skill): void {
  const { id, title, summary, instructions, examples } = skill;
  mcp.registerPrompt(id, { title, description: summary, argsSchema: request }, ({ request }) => ({
    description: summary,
    messages: [
      {
        role: 'user',
        content: { type: 'text', text: `${request ?? examples[0].question}\n\n${instructions}` },
      },
    ],
  }));
}

function sourceOf(skills: readonly Skill[], publish: (skill: Skill) => Published): SkillSource {
  const find = (uri: string): { skill: Skill; path: string } | undefined => {
    const [, id, path = ''] = /^skill:\/\/([^/]+)\/?(.*)$/.exec(uri) ?? [];
    const skill = skills.find((one) => one.id === id);
    return skill && { skill, path };
  };
  return {
    list: async () => ({ skills: await Promise.all(skills.map((skill) => publish(skill).entry)) }),
    async get(uri) {
      const found = find(uri);
      return found?.path === manifest ? publish(found.skill).entry : undefined;
    },
    async read(uri) {
      const found = find(uri);
      const text = found && ownFile(publish(found.skill).files, found.path);
      return text === undefined ? undefined : { text, mimeType };
    },
    async readDirectory(uri) {
      const found = find(uri);
      const resources =
        found && childrenOf(found.skill, found.path.replace(/\/$/, ''), publish(found.skill).files);
      return resources && resources.length > 0 ? { resources } : undefined;
    },
    listResources: async () =>
      skills.map(({ id, summary }) => ({
        uri: uriOf(id, manifest),
        name: id,
        description: summary,
        mimeType,
      })),
  };
}

const ownFile = (files: Bundle, path: string): string | undefined =>
  Object.hasOwn(files, path) ? files[path] : undefined;

/** What lies directly in a folder of a bundle; folders by the type that SEP-2640 gives them. */
function childrenOf({ id }: Skill, folder: string, files: Bundle) {
  const before = folder === '' ? '' : `${folder}/`;
  const inside = Object.keys(files).filter((path) => path.startsWith(before));
  const names = [...new Set(inside.map((path) => path.slice(before.length).split('/', 1)[0] ?? ''))];
  return names.map((name) => {
    const path = `${before}${name}`;
    const text = ownFile(files, path);
    const size = text === undefined ? {} : { size: Buffer.byteLength(text) };
    return {
      uri: uriOf(id, path),
      name,
      mimeType: text === undefined ? 'inode/directory' : mimeType,
      ...size,
    };
  });
}
