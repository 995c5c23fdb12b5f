interface Ask {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client that keeps cookies per origin, as a browser does, and says where its requests come from. */
export class BrowserLike {
  private readonly jars = new Map<string, Map<string, string>>();

  /** `hub` is where requests for `publicUrl` really go. */
  constructor(
    private readonly hub: string,
    private readonly publicUrl: string,
  ) {}

  /** Asks the hub from its own page; redirects are handed back. */
  async ask(path: string, { method = 'GET', body, headers = {} }: Ask = {}): Promise<Response> {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.go(`${this.publicUrl}${path}`, {
      method,
      headers: { 'sec-fetch-site': 'same-origin', ...json, ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
  }

  /** Opens an address and follows redirects, at most ten. Returns the last answer and every address on the way. */
  async open(url: string): Promise<{ answer: Response; way: string[] }> {
    const way = [url];
    for (let at = url; way.length <= 10; way.push(at)) {
      const answer = await this.go(at, {});
      const next = answer.headers.get('location');
      if (next === null || !this.serves(new URL(next, at))) {
        if (next !== null) way.push(new URL(next, at).href);
        return { answer, way };
      }
      at = new URL(next, at).href;
    }
    throw new Error(`Too many redirects: ${way.join(' ')}`);
  }

  /** The value of one of the hub's cookies. */
  cookie(name: string): string | undefined {
    return this.jars.get(new URL(this.publicUrl).origin)?.get(name);
  }

  /** The values of all of them. */
  cookies(): string[] {
    return [...(this.jars.get(new URL(this.publicUrl).origin)?.values() ?? [])];
  }

  // The web app's own pages are not there in these tests.
  private serves(url: URL): boolean {
    return url.origin !== new URL(this.publicUrl).origin || url.pathname.startsWith('/sign-in/oidc/');
  }

  private async go(url: string, options: RequestInit): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(options.headers as Record<string, string>), ...(cookie !== '' && { cookie }) };
    const answer = await fetch(url.replace(this.publicUrl, this.hub), {
      ...options,
      headers,
      redirect: 'manual',
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
}
