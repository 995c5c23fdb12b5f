import { effects, type Tool } from '@hub/kit';
import { providers, skills } from '@hub/integrations';
import { describe, expect, it } from '@jest/globals';

import { cases } from '../cases/all-cases.js';
import { productOf, publishedFormOf, tools } from '../published.js';
import { products, verbs } from '../words.js';

interface Field {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Field;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly additionalProperties?: unknown;
  readonly type?: unknown;
  readonly anyOf?: readonly Field[];
}

const named = new RegExp(`^(?:${Object.keys(products).join('|')})_(?:${verbs.join('|')})(?:_[a-z]+)*$`);

/** Inputs whose name and type say all there is to say; so do choices and flags. Every description is paid for in every turn. */
const selfEvident = new Set(
  'limit title body summary number author status priority labels add_labels remove_labels components fix_versions comments branch start_line end_line url'.split(
    ' ',
  ),
);

/** Scopes that let nobody see anything more. A read that asks for one is a mistake. */
const writeOnly = new Set([
  'delete_repo',
  'workflow',
  'https://www.googleapis.com/auth/gmail.send',
  'write:jira-work',
  'write:sprint:jira-software',
  'write:board-scope:jira-software',
]);

/** Questions that are too long for an address: they are posted, and change nothing. */
const postedQuestions = new Set([
  'POST /graphql',
  'POST /api/graphql',
  'POST /ex/jira/{site}/rest/api/3/search/jql',
  'POST /ex/jira/{site}/rest/api/3/search/approximate-count',
]);

/** Tools that ask no provider, with the reason. */
const asksNobody = new Map([
  ['drive_request_file_access', 'sends the person to the page where single files are chosen'],
]);

/** Tools that work with whatever was granted, with the reason. */
const needsNoScope = new Map([
  ['drive_request_file_access', 'its page asks for the scope itself'],
  ['gmail_get_profile', 'the address comes with the sign-in'],
]);

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

/** Inputs that end up in an address. Numbers cannot hold a trick; names of people, sprints and types are looked up and never sent in a path. */
const identifiers =
  'repo ref path base head tag target branch workflow owner expected_head_sha commit_id thread_id message_id draft_id attachment_id file shared_drive_id comment_id key project parent'.split(
    ' ',
  );

const inputOf = (tool: Tool) => publishedFormOf(tool).input as Field;
const fieldsOf = (tool: Tool) => Object.entries(inputOf(tool).properties ?? {});

const isReading = (request: string): boolean => request.startsWith('GET /') || postedQuestions.has(request);

const isSilent = ([key, field]: [string, Field]): boolean =>
  !selfEvident.has(key) &&
  field.type !== 'boolean' &&
  [field, field.items].every((one) => one?.description === undefined && one?.enum === undefined);

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

function accepts(schema: Tool['input']['shape'][string], value: unknown): boolean {
  const answer = schema['~standard'].validate(value);
  return !(answer instanceof Promise) && answer.issues === undefined;
}

describe.each(tools.map((tool) => [tool.name, tool] as const))('%s', (name, tool) => {
  it('is named product_verb_noun with a verb of the list, so that agents can guess names', () => {
    expect(name).toMatch(named);
    expect(name.length).toBeLessThanOrEqual(60);
  });

  it('carries the name of its product, and is of the provider that has it', () => {
    expect(products[productOf(tool)]).toMatchObject({ provider: tool.provider.id });
  });

  it('belongs to a skill, because people connect skills', () => {
    expect(skills.some((skill) => [...skill.tools, ...skill.byName].includes(tool))).toBe(true);
  });

  it('has a title fit for a consent list: a plain sentence of a few words', () => {
    expect(tool.title).toMatch(/^[A-Z][^_.]{3,59}$/);
  });

  it('says what it does within 300 characters, because every agent pays for them in every turn', () => {
    expect(tool.description.length).toBeLessThanOrEqual(300);
    expect(tool.description).toMatch(/\.$/);
  });

  it('describes every input that its name and type do not', () => {
    expect(fieldsOf(tool).filter(isSilent)).toEqual([]);
  });

  it('has one effect, because approval and retries derive from it', () => {
    expect(effects).toContain(tool.effect);
  });

  it('asks for scopes of its provider only, the least first, and for none only with a reason', () => {
    const known = Object.keys(tool.provider.scopes);
    expect(known).toEqual(expect.arrayContaining([...new Set(tool.scopes.flat())]));
    expect(providers).toContainEqual(expect.objectContaining({ id: tool.provider.id }));
    expect(tool.scopes.length === 0).toBe(needsNoScope.has(name));
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
        : tricks.filter((trick) => accepts(schema, trick)).map((trick) => [key, trick]);
    });
    expect(taken).toEqual([]);
  });

  it('declares every request as a method and a path, since the transport refuses all others', () => {
    expect(tool.requests.length === 0).toBe(asksNobody.has(name));
    for (const request of tool.requests)
      expect(request).toMatch(/^(?:GET|POST|PUT|PATCH|DELETE) \/[a-z][^?#\s]*$/);
  });

  it('only asks where it reads, and does more than ask where it changes something', () => {
    const changing = tool.requests.filter((request) => !isReading(request));
    expect(changing.length > 0).toBe(tool.effect !== 'read');
  });

  it('may be repeated or can be looked for where it changes something, so that no lost answer stays unknown', () => {
    const isSafe = tool.effect === 'read' || tool.idempotent === true || tool.settle !== undefined;
    expect(isSafe).toBe(true);
  });

  it('looks by reading where its change may be lost', () => {
    const looks = tool.settle === undefined || tool.requests.some(isReading);
    expect(looks).toBe(true);
  });

  it('has a use and a refusal among the cases, which the sandbox, the descriptions and the journey play', () => {
    const own = cases.filter((one) => one.tool === name);
    expect(own.length).toBeGreaterThan(0);
    for (const { good, refusal } of own) expect([good.says, refusal.says]).toEqual([words, words]);
  });
});

const words: unknown = expect.stringMatching(/^[a-z][^.]{8,}$/);

describe('the cases', () => {
  it('are of tools that exist', () => {
    const names = new Set(tools.map(({ name }) => name));
    expect(cases.filter(({ tool }) => !names.has(tool))).toEqual([]);
  });
});
