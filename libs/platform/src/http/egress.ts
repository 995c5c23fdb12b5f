import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';

/** Where a socket is about to go: `hostname` in lower case and without brackets, `port` empty for the scheme's own. */
export interface Place {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
}

type Resolve = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/** What may be reached. Everything that nobody trusts must be https and on the public internet. */
export interface EgressRules {
  /** Whether configuration names this place, so that it may be http or on a private address. */
  readonly trusts: (place: Place) => boolean;
  /** How a name becomes addresses; the system's when absent. */
  readonly resolve?: Resolve;
}

/** A place that may not be reached. Nothing was sent. */
export class EgressRefused extends Error {
  override readonly name = 'EgressRefused';
  readonly code = 'EGRESS_REFUSED';

  constructor(hostname: string, why: string) {
    super(`${hostname} may not be reached: ${why}`);
  }
}

/** Trusts exactly the scheme, host and port of these base URLs, as operators configure them. */
export function trusting(urls: readonly string[]): EgressRules {
  const known = new Set(urls.map((url) => originOf(placeOf(new URL(url)))));
  return { trusts: (place) => known.has(originOf(place)) };
}

/** Trusts this very machine: for laptops and tests. */
export const trustingLoopback: EgressRules = {
  trusts: ({ hostname }) => hostname === 'localhost' || hostname === '::1' || hostname.startsWith('127.'),
};

/** Trusts what one of them trusts. */
export const trustingAny = (...rules: readonly EgressRules[]): EgressRules => ({
  trusts: (place) => rules.some(({ trusts }) => trusts(place)),
});

const placeOf = ({ protocol, hostname, port }: URL): Place => ({
  protocol,
  hostname: hostname.replace(/^\[|\]$/g, ''),
  port,
});

const defaultPort: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

const originOf = ({ protocol, hostname, port }: Place): string =>
  `${protocol}//${hostname}:${port || defaultPort[protocol]}`;

// All that is given out of IPv6 (RFC 4291 section 2.4); the rest stands for something else, or for nothing yet.
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the public internet: no private, shared, loopback, link-local, multicast, reserved or unspecified
 * one (RFC 6890), and none that stands for another address (IPv4-mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

/**
 * Opens sockets by these rules. A name is looked up once, every address of the answer is judged, and the socket goes to one of those:
 * a second answer that says otherwise is never asked for. Asked for new sockets only.
 */
export function egressConnector(rules: EgressRules, timeout: number): buildConnector.connector {
  const open = buildConnector({ timeout });
  const careful = buildConnector({ timeout, lookup: publicLookup(rules.resolve ?? dnsLookup) });
  return (options, callback) => {
    const { protocol, hostname, port } = options;
    if (rules.trusts({ protocol, hostname, port })) return open(options, callback);
    const problem = placeProblem(protocol, hostname);
    return problem === undefined
      ? careful(options, callback)
      : callback(new EgressRefused(hostname, problem), null);
  };
}

function placeProblem(protocol: string, hostname: string): string | undefined {
  if (protocol !== 'https:') return 'it is not https';
  return isIP(hostname) !== 0 && !isPublicAddress(hostname) ? 'it is not a public address' : undefined;
}

/** A `lookup` for sockets: one answer, judged as a whole, and nothing else is dialled. */
export function publicLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { all: true }, (error, addresses) => {
      const problem = error ?? judge(hostname, addresses);
      const [first] = addresses ?? [];
      if (problem || !first) callback(problem ?? new EgressRefused(hostname, 'it has no address'), '', 4);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

// One private address among public ones is a trap, so it spoils them all.
const judge = (hostname: string, addresses: readonly LookupAddress[]): EgressRefused | undefined =>
  addresses.every(({ address }) => isPublicAddress(address))
    ? undefined
    : new EgressRefused(hostname, 'its name leads to an address that is not public');
