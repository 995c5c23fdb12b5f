import { type ProviderUrls, trustingConfigured } from '@hub/connections';
import { type EgressRules, type Env, trusting, trustingAny, trustingLoopback } from '@hub/platform';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a URL's host name is this very machine. */
export const isLoopback = (hostname: string): boolean => loopback.has(hostname);

/**
 * Where the hub may go beside the public internet: the addresses that configuration names and, while its own address is http on
 * loopback (a laptop, a test), its own machine.
 */
export function egressRules(
  { PUBLIC_URL: publicUrl, PRIVATE_URLS: inside }: Env,
  urls: ProviderUrls,
): EgressRules {
  const { protocol, hostname } = new URL(publicUrl);
  const isLaptop = protocol === 'http:' && isLoopback(hostname);
  const named = [trustingConfigured(urls), trusting(inside)];
  return trustingAny(...named, ...(isLaptop ? [trustingLoopback] : []));
}
