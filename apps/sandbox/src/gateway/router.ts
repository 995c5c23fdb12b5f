interface Route<Handler> {
  method: string;
  pattern: RegExp;
  names: string[];
  handler: Handler;
}

/** A found route with its decoded path parameters. */
export interface Found<Handler> {
  handler: Handler;
  params: Record<string, string>;
}

/** Routes by method and path; `:name` is one segment, `*name` is the rest of the path. */
export class Router<Handler> {
  readonly #routes: Route<Handler>[] = [];

  /** `route` reads like `GET /repos/:owner/:repo`; earlier routes win. */
  add(route: string, handler: Handler): this {
    const [method = '', path = ''] = route.split(' ');
    const names: string[] = [];
    const source = path
      .replaceAll('.', '\\.')
      .replaceAll(/([:*])(\w+)/g, (_whole, kind: string, name: string) => {
        names.push(name);
        return kind === ':' ? '([^/]+)' : '(.+)';
      });
    this.#routes.push({ method, pattern: new RegExp(`^${source}$`), names, handler });
    return this;
  }

  find(method: string, path: string): Found<Handler> | undefined {
    for (const route of this.#routes) {
      const match = route.method === method ? route.pattern.exec(path) : null;
      const params = match && decoded(route.names, match.slice(1));
      if (params) return { handler: route.handler, params };
    }
    return undefined;
  }
}

function decoded(names: string[], values: string[]): Record<string, string> | undefined {
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
  } catch {
    return undefined;
  }
}
