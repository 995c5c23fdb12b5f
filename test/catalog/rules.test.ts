import { effects, withImplied } from '@hub/kit';
import type { Tool } from '@hub/kit';
import { providers, skills } from '@hub/integrations';
import { describe, expect, it } from '@jest/globals';

import { publishedFormOf, tools } from './published.js';

interface Field {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Field;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly additionalProperties?: unknown;
  readonly type?: unknown;
  readonly anyOf?: readonly Field[];
}

const verbs =
  'search list get create update comment send move share delete add assign copy count export find forward link log merge modify read remove reply request rerun review transition trash triage';
const named = new RegExp(`^[a-z]+_(?:${verbs.replaceAll(' ', '|')})(?:_[a-z]+)*$`);

/** Inputs whose name and type say all there is to say. */
const selfEvident = new Set(
  'limit title body number author assignee state event draft publish resolve method name add_labels remove_labels labels end_line start_line branch unresolved_only failed_only comments run_id'.split(
    ' ',
  ),
);

/** Scopes that let nobody see anything more. A read that asks for one is a mistake. */
const writeOnly = new Set(['delete_repo', 'workflow']);

/** Nothing of this may ever be taken for an identifier. */
const tricks = [
  '..',
  '../..',
  'a/b/../../c',
  '/etc',
  'a\r\nX: y',
  'https://evil.example/x',
  'a//b',
  'a\u2028/../b',
  'a\\..\\b',
];

const inputOf = (tool: Tool) => publishedFormOf(tool).input as Field;
const fieldsOf = (tool: Tool) => Object.entries(inputOf(tool).properties ?? {});

/** The inputs that end up in an address; `{number}` and ids are integers, which cannot hold a trick. */
const identifiers = [
  'repo',
  'ref',
  'path',
  'base',
  'head',
  'tag',
  'target',
  'branch',
  'workflow',
  'owner',
  'expected_head_sha',
  'commit_id',
];

const looseObjectsIn = (field: Field): Field[] => [
  ...(field.type === 'object' &&
  field.additionalProperties !== undefined &&
  field.additionalProperties !== false
    ? [field]
    : []),
  ...[
    ...Object.values(field.properties ?? {}),
    ...(field.items ? [field.items] : []),
    ...(field.anyOf ?? []),
  ].flatMap(looseObjectsIn),
];

describe.each(tools.map((tool) => [tool.name, tool] as const))('%s', (name, tool) => {
  it('is named product_verb_noun with a verb of the list, so that agents can guess names', () => {
    expect(name).toMatch(named);
    expect(name.length).toBeLessThanOrEqual(60);
  });

  it('has a title fit for a consent list: a plain sentence of a few words', () => {
    expect(tool.title).toMatch(/^[A-Z][^_.]{3,59}$/);
  });

  it('says what it does within 300 characters, because every agent pays for them in every turn', () => {
    expect(tool.description.length).toBeLessThanOrEqual(300);
    expect(tool.description).toMatch(/\.$/);
  });

  it('describes every input that its name and type do not', () => {
    const silent = fieldsOf(tool).filter(
      ([key, field]) => !selfEvident.has(key) && field.description === undefined && field.enum === undefined,
    );
    expect(silent.map(([key]) => key)).toEqual([]);
  });

  it('has one effect, because approval and retries derive from it', () => {
    expect(effects).toContain(tool.effect);
  });

  it('asks for scopes of its provider only, the least first', () => {
    const known = Object.keys(tool.provider.scopes);
    expect(known).toEqual(expect.arrayContaining([...new Set(tool.scopes.flat())]));
    expect(providers).toContainEqual(expect.objectContaining({ id: tool.provider.id }));
  });

  it('does not ask for a scope that only writes in order to read', () => {
    const asked = tool.effect === 'read' ? tool.scopes.flat() : [];
    expect(asked.filter((scope) => writeOnly.has(scope))).toEqual([]);
  });

  it('learns only values of its own inputs', () => {
    expect(Object.keys(tool.input.shape)).toEqual(expect.arrayContaining([...(tool.learn ?? [])]));
  });

  it('takes a plain object, which is all that MCP clients understand', () => {
    expect(inputOf(tool)).toMatchObject({ type: 'object' });
    expect(inputOf(tool).anyOf).toBeUndefined();
  });

  it('answers with named fields only, so that nothing a vendor adds reaches an agent', () => {
    expect(looseObjectsIn(publishedFormOf(tool).output as Field)).toEqual([]);
    expect(publishedFormOf(tool).output).toMatchObject({ type: 'object' });
  });

  it('is paged by limit and cursor if it lists, because a list without an end drowns an agent', () => {
    const keys = fieldsOf(tool).map(([key]) => key);
    const lists =
      /_(?:search|list)_/.test(name) || 'items' in ((publishedFormOf(tool).output as Field).properties ?? {});
    expect(lists).toBe(keys.includes('limit') && keys.includes('cursor'));
  });

  it('refuses path tricks in every identifier, before any request exists', () => {
    const taken = identifiers.flatMap((key) => {
      const schema = tool.input.shape[key];
      return schema === undefined
        ? []
        : tricks
            .filter((trick) => schema['~standard'] && accepts(schema, trick))
            .map((trick) => [key, trick]);
    });
    expect(taken).toEqual([]);
  });

  it('declares every request as a method and a path, since the transport refuses all others', () => {
    expect(tool.requests.length).toBeGreaterThan(0);
    for (const request of tool.requests)
      expect(request).toMatch(/^(?:GET|POST|PUT|PATCH|DELETE) \/[a-z][^?#\s]*$/);
    expect(
      tool.requests.filter(
        (request) => tool.effect === 'read' && !/^(?:GET \/|POST (?:\/api)?\/graphql$)/.test(request),
      ),
    ).toEqual([]);
  });

  it('costs an agent at most about 400 tokens, all told', () => {
    const { name, description, input } = publishedFormOf(tool);
    expect(JSON.stringify({ name, description, input }).length / 4).toBeLessThanOrEqual(400);
  });
});

function accepts(schema: Tool['input']['shape'][string], value: unknown): boolean {
  const answer = schema['~standard'].validate(value);
  return !(answer instanceof Promise) && answer.issues === undefined;
}

describe('the catalogue', () => {
  it('has every name once', () => {
    const names = new Map<string, Tool>();
    for (const tool of skills.flatMap((skill) => skill.tools)) {
      expect(names.get(tool.name) ?? tool).toBe(tool);
      names.set(tool.name, tool);
    }
  });

  it('costs about 300 tokens per tool on average at most', () => {
    const costs = tools
      .map(publishedFormOf)
      .map(({ name, description, input }) => JSON.stringify({ name, description, input }).length / 4);
    expect(costs.reduce((sum, cost) => sum + cost, 0) / costs.length).toBeLessThanOrEqual(300);
  });

  it('has every skill id once, as a part of an address', () => {
    const ids = skills.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z-]{2,40}$/.test(id))).toEqual([]);
  });

  it('bundles two to eight tools in a skill, which is what an agent can keep in view', () => {
    expect(skills.filter(({ tools }) => tools.length < 2 || tools.length > 8)).toEqual([]);
  });

  it('has scopes that imply others without a circle', () => {
    for (const provider of providers)
      for (const scope of Object.keys(provider.scopes))
        expect(withImplied(provider, [scope])).toContain(scope);
  });
});

describe.each(skills.map((skill) => [skill.id, skill] as const))('the skill %s', (_id, skill) => {
  it('has examples whose inputs its own tools accept', () => {
    for (const { tool, input } of skill.examples) {
      expect(skill.tools).toContain(tool);
      expect(tool.input.safeParse(input).error).toBeUndefined();
      expect(Object.keys(tool.input.shape)).toEqual(expect.arrayContaining(Object.keys(input)));
    }
  });

  it('begins with a safe read, because that one runs by itself after connecting', () => {
    expect(skill.examples[0].tool.effect).toBe('read');
  });

  it('speaks in its instructions only of tools that exist', () => {
    const spoken = [...skill.instructions.matchAll(/github_[a-z_]+/g)].map(([name]) => name);
    expect(spoken.filter((name) => !skill.tools.some((tool) => tool.name === name))).toEqual([]);
  });
});
