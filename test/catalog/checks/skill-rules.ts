import { providersOf, type Skill, withImplied, type Tool } from '@hub/kit';
import { providers, skills } from '@hub/integrations';
import { describe, expect, it } from '@jest/globals';

import { productOf, tools } from '../published.js';
import { products } from '../words.js';

const offered = ({ tools, byName }: Skill): Tool[] => [...tools, ...byName];

describe('the catalogue', () => {
  it('has every name once', () => {
    const names = new Map<string, Tool>();
    for (const tool of skills.flatMap(offered)) {
      expect(names.get(tool.name) ?? tool).toBe(tool);
      names.set(tool.name, tool);
    }
  });

  it('has every skill id once, as a part of an address', () => {
    const ids = skills.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z-]{2,40}$/.test(id))).toEqual([]);
  });

  it('has every skill title once, because people choose by it', () => {
    const titles = skills.map(({ title }) => title.toLowerCase());
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('bundles two to eight tools in a skill, which is what an agent can keep in view', () => {
    expect(skills.filter(({ tools }) => tools.length < 2 || tools.length > 8)).toEqual([]);
  });

  it('has scopes that imply others without a circle', () => {
    for (const provider of providers)
      for (const scope of Object.keys(provider.scopes))
        expect(withImplied(provider, [scope])).toContain(scope);
  });

  it('knows no scope that is neither asked for nor comes with one that is, because people read what they are asked', () => {
    const unused = providers.flatMap((provider) => {
      const { id, scopes, oauth } = provider;
      const own = tools.filter((tool) => tool.provider.id === id).flatMap(({ scopes }) => scopes.flat());
      const known = withImplied(provider, [...own, ...(oauth.signInScopes ?? [])]);
      // Google answers some scopes under a longer name, which implies the one that was asked for.
      const isOtherName = (scope: string) =>
        scopes[scope]?.includes?.some((other) => known.has(other)) ?? false;
      const isUnused = (scope: string) => !known.has(scope) && !isOtherName(scope);
      return Object.keys(scopes)
        .filter(isUnused)
        .map((scope) => `${id}: ${scope}`);
    });
    expect(unused).toEqual([]);
  });

  it('only reads to find out whose account it is', () => {
    const requests = providers.flatMap(({ accountRequests }) => accountRequests);
    expect(requests.filter((request) => !request.startsWith('GET /'))).toEqual([]);
  });
});

/** What a person would have to know by heart before the first question runs by itself. */
const unknowable =
  /^(?:repo|ref|path|number|id|key|keys|project|file|.*_id|sprint|board|run_id|site|email|to|name)$/;

describe.each(skills.map((skill) => [skill.id, skill] as const))('the skill %s', (_id, skill) => {
  it('has examples whose inputs its own tools accept', () => {
    for (const { tool, input } of skill.examples) {
      expect(skill.tools).toContain(tool);
      expect(tool.input.safeParse(input).error).toBeUndefined();
      expect(Object.keys(tool.input.shape)).toEqual(expect.arrayContaining(Object.keys(input)));
    }
  });

  it('begins with a safe read of what everybody has, because that one runs by itself after connecting', () => {
    const [{ tool, input }] = skill.examples;
    expect(tool.effect).toBe('read');
    // My Drive is everybody's.
    const given = Object.entries(input).filter(([key, value]) => unknowable.test(key) && value !== 'root');
    expect(given).toEqual([]);
  });

  it('asks in words that end with a question mark', () => {
    expect(skill.examples.filter(({ question }) => !/^[A-Z].*\?$/.test(question))).toEqual([]);
  });

  it('says in one sentence what it is for, and in its instructions what to do', () => {
    expect(skill.summary).toMatch(/^[A-Z].{10,140}\.$/);
    expect(skill.instructions.length).toBeGreaterThan(80);
  });

  it('speaks in its instructions only of tools that it has', () => {
    const pattern = new RegExp(`\\b(?:${Object.keys(products).join('|')})_[a-z_]+`, 'g');
    const spoken = [...skill.instructions.matchAll(pattern)].map(([name]) => name);
    expect(spoken.filter((name) => !offered(skill).some((tool) => tool.name === name))).toEqual([]);
  });

  it('offers by name nothing that its list has already', () => {
    expect(skill.byName.filter((tool) => skill.tools.includes(tool))).toEqual([]);
  });

  it('prefers only scopes that its tools can use', () => {
    const usable = new Set(skill.tools.flatMap(({ scopes }) => scopes.flat()));
    expect((skill.prefers ?? []).filter((scope) => !usable.has(scope))).toEqual([]);
  });
});

const spanning = skills.filter(({ tools }) => providersOf(tools).length > 1);

describe.each(spanning.map((skill) => [skill.id, skill] as const))(
  'the skill across providers %s',
  (_id, skill) => {
    const titles = [...new Set(skill.tools.map(productOf))].map((product) => products[product]?.title ?? '');

    it('says what remains of it where a provider is missing', () => {
      const said = titles.filter((title) => skill.instructions.includes(`Without ${title}`));
      const isSaidOfAll = /Where a provider is not connected/.test(skill.instructions);
      expect(isSaidOfAll || said.length === titles.length).toBe(true);
      expect(skill.instructions).toMatch(/name the provider|[Ss]ay which provider is missing/);
    });
  },
);
