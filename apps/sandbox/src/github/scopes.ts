import type { RepositoryFacts } from './repositories.js';

/** The scopes this stand-in knows, in the words of its consent page. */
export const scopeWords: Record<string, { title: string; detail: string }> = {
  repo: { title: 'Repositories', detail: 'Full control of public and private repositories' },
  public_repo: { title: 'Public repositories', detail: 'Read and write public repositories' },
  'read:org': { title: 'Organizations and teams', detail: 'Read organization and team membership' },
  'read:user': { title: 'Personal profile', detail: 'Read all profile data' },
  'user:email': { title: 'Email addresses', detail: 'Read your email addresses' },
  workflow: { title: 'Workflows', detail: 'Update GitHub Actions workflow files' },
};

/** Space- or comma-separated scopes as a list; unknown ones are dropped, as GitHub does. */
export const readScopes = (value: string): string[] => [
  ...new Set(value.split(/[\s,]+/).filter((scope) => scope in scopeWords)),
];

interface ScopeRule {
  methods: RegExp;
  path: RegExp;
  /** Any one of these is enough; empty means that a valid token is. */
  accepted: string[];
}

const rules: ScopeRule[] = [
  { methods: /GET/, path: /^\/user\/emails$/, accepted: ['user:email'] },
  { methods: /GET/, path: /^\/user\/orgs$/, accepted: ['read:org'] },
  { methods: /./, path: /^\/orgs\/[^/]+\/(members|memberships|teams)/, accepted: ['read:org'] },
  { methods: /POST/, path: /^\/(user|orgs\/[^/]+)\/repos$/, accepted: ['repo', 'public_repo'] },
  {
    methods: /PUT|DELETE/,
    path: /^\/repos\/[^/]+\/[^/]+\/contents\/\.github\/workflows\//,
    accepted: ['workflow'],
  },
];

/** The scopes that open this call; which repository it is about decides for everything below /repos. */
export function acceptedScopes(
  method: string,
  path: string,
  repository: RepositoryFacts | undefined,
): string[] {
  const rule = rules.find((one) => one.methods.test(method) && one.path.test(path));
  if (rule) return rule.accepted;
  if (!repository) return [];
  if (repository.private) return ['repo'];
  return method === 'GET' ? [] : ['public_repo', 'repo'];
}
