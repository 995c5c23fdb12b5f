import type { Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { urlsIn } from '../catalog/sign-in.js';
import type { Product } from '../catalog/wire.js';
import { agile } from './agile.js';
import { discoveryCheck } from './discovery-check.js';
import type { DiscoveryDocument } from './discovery-document.js';
import { readSpec } from './folder.js';
import { graphql } from './graphql.js';
import { type CommonAnswers, type OpenApiDocument, openApiCheck } from './openapi-check.js';
import type { Description, SentRequest, Violation } from './operation.js';
import { userinfo } from './userinfo.js';

/** A deviation that is none, and why: mostly what the vendor's own description has wrong. */
export interface Allowed {
  readonly at: RegExp;
  readonly problem: RegExp;
  readonly reason: string;
}

/** How to hold a product's exchanges against its vendor's description. */
export interface ProductSpecs {
  readonly describe: () => Description;
  /** Where the sandbox has the API; what lies elsewhere is no part of it. */
  readonly base: (sandbox: Sandbox) => string | undefined;
  /** A path below it as the description has it. */
  readonly asDescribed: (path: string) => string;
  readonly allowed: readonly Allowed[];
}

const google = (name: string): ProductSpecs => ({
  describe: () => together(discoveryCheck([readSpec(name) as DiscoveryDocument]), openApiCheck(userinfo)),
  base: (sandbox) => urlsIn(sandbox)['google']?.['drive'],
  asDescribed: (path) => path.replace(/^\/oauth2\/v1\//, '/v1/'),
  allowed: [],
});

// GitHub writes of these once, for the whole API: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
const githubRefusals: CommonAnswers = {
  401: '#/components/schemas/basic-error',
  403: '#/components/schemas/basic-error',
  404: '#/components/schemas/basic-error',
  422: '#/components/schemas/validation-error',
};

// Atlassian documents most refusals without their body: https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes
const jiraRefusals: CommonAnswers = Object.fromEntries(
  [400, 401, 403, 404, 409, 429].map((status) => [status, '#/components/schemas/ErrorCollection']),
);

const allowedAtJira: readonly Allowed[] = [
  {
    at: /^PUT .*\/assignee$/,
    problem: /accountId must be string/,
    reason: 'Its words say that null takes the assignee away, its schema has no null',
  },
  {
    at: /^GET .*\/attachment\/content\/\{id\}$/,
    problem: /has a body where none is documented/,
    reason: 'It answers with the file, for which the description has no media type',
  },
  {
    at: /^jira_add_comment$/,
    problem: /does not open GET \/rest\/api\/3\/user\/search$/,
    reason: 'Where people may not be looked up a mentioned name stays text',
  },
];

/** Every product with its description. */
export const products: Readonly<Record<Product, ProductSpecs>> = {
  gmail: google('gmail.v1.json'),
  drive: google('drive.v3.json'),
  github: {
    describe: () =>
      together(
        openApiCheck(readSpec('github.slice.json') as OpenApiDocument, githubRefusals),
        openApiCheck(graphql),
      ),
    base: (sandbox) => sandbox.github.api,
    // The description names the root folder as a path that is empty, which no address can be; GraphQL has another
    // address on an Enterprise Server.
    asDescribed: (path) => path.replace(/\/contents$/, '/contents/.').replace('/api/graphql', '/graphql'),
    allowed: [],
  },
  jira: {
    describe: () =>
      together(openApiCheck(readSpec('jira.v3.json') as OpenApiDocument, jiraRefusals), openApiCheck(agile)),
    base: (sandbox) => urlsIn(sandbox)['atlassian']?.['api'],
    asDescribed: (path) => path.replace(/^\/ex\/jira\/[^/]+/, ''),
    allowed: allowedAtJira,
  },
};

/** The path as the description has it; undefined for an address that is no part of the API. */
export function pathOf(product: ProductSpecs, sandbox: Sandbox, url: URL): string | undefined {
  const base = product.base(sandbox);
  const whole = url.origin + url.pathname;
  const isBelow = base !== undefined && whole.startsWith(`${base}/`);
  return isBelow ? product.asDescribed(whole.slice(base.length)) : undefined;
}

/** Several descriptions as one: the first that has the operation speaks. */
function together(...descriptions: readonly [Description, ...Description[]]): Description {
  const of = ({ method, path }: Pick<SentRequest, 'method' | 'path'>): Description =>
    descriptions.find((one) => one.nameOf(method, path) !== undefined) ?? descriptions[0];
  return {
    nameOf: (method, path) => of({ method, path }).nameOf(method, path),
    scopesOf: (method, path) => of({ method, path }).scopesOf(method, path),
    checkRequest: (request) => of(request).checkRequest(request),
    checkResponse: (request, answer) => of(request).checkResponse(request, answer),
  };
}

/** The violations that nothing allows, as sentences. */
export const withoutAllowed = (violations: readonly Violation[], allowed: readonly Allowed[]): string[] =>
  violations
    .filter((one) => !allowed.some(({ at, problem }) => at.test(one.at) && problem.test(one.problem)))
    .map(({ at, problem }) => `${at}: ${problem}`);
