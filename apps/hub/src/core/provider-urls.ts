import type { ProviderUrls } from '@hub/connections';
import { providers } from '@hub/integrations';
import type { Env } from '@hub/platform';

import { isLoopback } from './egress-rules.js';

/**
 * Where each provider's endpoints are when they are not the public service: an enterprise server or the sandbox, by
 * configuration alone. Throws an Error that names an address nobody has.
 */
export function providerUrls(env: Env): ProviderUrls {
  const github = {
    ...env.PROVIDER_URLS['github'],
    ...(env.GITHUB_URL && { web: env.GITHUB_URL }),
    ...(env.GITHUB_API_URL && { api: env.GITHUB_API_URL }),
  };
  const given: ProviderUrls = { ...env.PROVIDER_URLS, github };
  for (const [id, urls] of Object.entries(given)) {
    const known = Object.keys(providers.find((provider) => provider.id === id)?.urls ?? {});
    const unknown = Object.keys(urls).find((name) => !known.includes(name));
    if (known.length === 0) throw new Error(`PROVIDER_URLS: there is no provider ${id}`);
    if (unknown !== undefined)
      throw new Error(`PROVIDER_URLS: ${id} has no address ${unknown}, only ${known.join(', ')}`);
    const [plain] = Object.entries(urls).find(([, url]) => isPlainElsewhere(url)) ?? [];
    if (plain !== undefined)
      throw new Error(`The address ${plain} of ${id} must be https; http is for this machine only`);
  }
  return given;
}

const isPlainElsewhere = (url: string): boolean =>
  url.startsWith('http:') && !isLoopback(new URL(url).hostname);
