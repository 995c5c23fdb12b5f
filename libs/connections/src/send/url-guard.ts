/** Whether a request of this method and absolute URL is one that was declared. */
export type UrlGuard = (method: string, url: string) => boolean;

interface Declared {
  readonly method: string;
  readonly path: RegExp;
}

interface Base {
  readonly url: string;
  readonly origin: string;
}

/**
 * Compiles declared requests (`GET /repos/{owner}/{repo}`, `{name}` one segment, `{+name}` several) for the configured base
 * URLs. The guard compares the URL as written: whatever a server might read differently, such as dot segments, encoded
 * separators, credentials, control characters or another host, is refused.
 */
export function compileGuard(requests: readonly string[], bases: readonly string[]): UrlGuard {
  const declared = requests.map(compile);
  const known = bases.map((url): Base => ({ url, origin: new URL(url).origin }));
  return (method, url) => {
    if (/[^\x21-\x7e]|[\\#]/.test(url)) return false;
    return known.some((base) => {
      const path = pathUnder(base, url);
      return path !== undefined && declared.some((one) => one.method === method && one.path.test(path));
    });
  };
}

function compile(request: string): Declared {
  const [method = '', template = ''] = request.split(' ');
  const source = template
    .split(/(\{\+?\w+\})/)
    .map((part) => {
      if (part.startsWith('{+')) return '[^?]+';
      return part.startsWith('{') ? '[^/?]+' : RegExp.escape(part);
    })
    .join('');
  return { method, path: new RegExp(`^${source}$`) };
}

function pathUnder(base: Base, url: string): string | undefined {
  if (!url.startsWith(`${base.url}/`)) return undefined;
  const query = url.indexOf('?');
  const path = url.slice(base.url.length, query < 0 ? undefined : query);
  const parsed = URL.parse(url);
  const unchanged =
    parsed !== null &&
    parsed.origin === base.origin &&
    parsed.username === '' &&
    parsed.password === '' &&
    `${parsed.origin}${parsed.pathname}` === `${base.url}${path}`;
  return unchanged && path.slice(1).split('/').every(isPlain) ? path : undefined;
}

// A branch such as `feature/x` comes as one encoded segment, so a separator may be encoded; a step upwards may not.
function isPlain(segment: string): boolean {
  if (segment === '') return false;
  if (!segment.includes('%')) return segment !== '.' && segment !== '..';
  const text = decoded(segment);
  return (
    text !== undefined &&
    !/[\p{Cc}\\]|%(?:2e|2f|5c|0|1)/iu.test(text) &&
    text.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
