interface Route<Found> {
  readonly method: string;
  readonly path: RegExp;
  readonly names: readonly string[];
  readonly literal: number;
  readonly found: Found;
}

/** A path and what its template's names stand for, decoded. */
export interface Match<Found> {
  readonly found: Found;
  readonly values: Readonly<Record<string, string>>;
}

/** Finds the operation of a path; where several fit, the one with most written out. */
export class RouteTable<Found> {
  #routes: Route<Found>[] = [];
  #isSorted = true;

  /** `{name}` is one segment; `{+name}`, or a name in `several`, is one or more. */
  add(method: string, template: string, found: Found, several: ReadonlySet<string> = new Set()): void {
    const parts = template.split(/(\{[^}]+\})/);
    const names = parts.filter((part) => part.startsWith('{')).map((part) => part.replaceAll(/[{+}]/g, ''));
    const source = parts.map((part) => {
      if (!part.startsWith('{')) return RegExp.escape(part);
      return part.startsWith('{+') || several.has(part.slice(1, -1)) ? '(.+)' : '([^/]+)';
    });
    const literal = parts.filter((part) => !part.startsWith('{')).join('').length;
    const path = new RegExp(`^${source.join('')}$`);
    this.#routes.push({ method, path, names, literal, found });
    this.#isSorted = false;
  }

  find(method: string, path: string): Match<Found> | undefined {
    if (!this.#isSorted) this.#routes = this.#routes.toSorted((a, b) => b.literal - a.literal);
    this.#isSorted = true;
    for (const { method: own, path: pattern, names, found } of this.#routes) {
      const match = own === method ? pattern.exec(path) : null;
      if (match === null) continue;
      const values = names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]);
      return { found, values: Object.fromEntries(values) as Record<string, string> };
    }
    return undefined;
  }
}
