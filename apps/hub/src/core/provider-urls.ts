import type { Env } from '@hub/platform';

/** Where each provider's endpoints are: the public service, an enterprise server or the sandbox, by configuration alone. */
export function providerUrls(env: Env): Record<string, Record<string, string>> {
  return { github: { web: env.GITHUB_URL, api: env.GITHUB_API_URL } };
}
