type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** What tells where a request comes from and what it carries; names in lower case. */
export interface RequestFacts {
  readonly method: string;
  readonly headers: Headers;
  readonly hasSession: boolean;
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/**
 * Why a request that changes something may not come in, or undefined when it may. A page of another origin is always refused;
 * with a session the browser must also say that the page is ours (Fetch Metadata), and the body must be of a type that no form
 * can send. A request with a key of its own needs no such proof: no browser adds that by itself.
 */
export function crossSiteProblem(facts: RequestFacts, publicUrl: string): string | undefined {
  const { method, headers, hasSession } = facts;
  if (safe.has(method) || (headers['authorization'] !== undefined && !hasSession)) return undefined;
  if (!comesFromUs(headers, publicUrl) && (hasSession || !isProgram(headers)))
    return 'This request did not come from a page of the hub.';
  return hasSession && isFormBody(headers['content-type']) ? 'Send the body as application/json.' : undefined;
}

const comesFromUs = (headers: Headers, publicUrl: string): boolean =>
  headers['sec-fetch-site'] === 'same-origin' || headers['origin'] === new URL(publicUrl).origin;

const isProgram = (headers: Headers): boolean =>
  headers['sec-fetch-site'] === undefined && headers['origin'] === undefined;

const unsendableByForms = new Set(['application/json', 'application/octet-stream']);

function isFormBody(header: string | string[] | undefined): boolean {
  const [type = ''] = String(header ?? '').split(';');
  return type !== '' && !unsendableByForms.has(type.trim().toLowerCase());
}
