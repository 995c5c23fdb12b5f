import type { Endpoint, Provider } from '@hub/kit';
import { type EgressRules, trusting } from '@hub/platform';

/** Base URLs as configured, per provider and name, without a trailing slash: `{ github: { web, api } }`. */
export type ProviderUrls = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The configured base URLs of `provider`; what configuration leaves out is the public service. */
export function urlsOf(provider: Provider, configured: ProviderUrls): Readonly<Record<string, string>> {
  return { ...provider.urls, ...configured[provider.id] };
}

/** The absolute URL of one endpoint, with `{name}` in its path filled in and encoded. */
export function endpointUrl(
  urls: Readonly<Record<string, string>>,
  endpoint: Endpoint,
  values: Readonly<Record<string, string>> = {},
): string {
  const base = urls[endpoint.base];
  if (base === undefined) throw new Error(`No base URL named ${endpoint.base} is configured`);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
  return `${base}${path}`;
}

/** Trusts the addresses that configuration names: they may be on a private network, as the sandbox and enterprise servers are. */
export const trustingConfigured = (configured: ProviderUrls): EgressRules =>
  trusting(Object.values(configured).flatMap((urls) => Object.values(urls)));
