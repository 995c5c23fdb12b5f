import { complete } from './full-members.js';

/**
 * What we know better than emulate about single objects: their true dates, whether a pull request was merged.
 * Keyed by API path (`/repos/o/r/pulls/5`); laid over every JSON object whose `url` ends in that path.
 */
export class Overlay {
  readonly #fields = new Map<string, Record<string, unknown>>();

  constructor(private readonly apiUrl: string) {}

  set(path: string, fields: Record<string, unknown>): void {
    this.#fields.set(path, { ...this.#fields.get(path), ...fields });
  }

  /** The object was changed just now, so emulate's own times are right again. */
  touch(path: string, stateChanged = false): void {
    const fields = this.#fields.get(path);
    if (!fields) return;
    delete fields['updated_at'];
    if (stateChanged) delete fields['closed_at'];
  }

  /** Changes the value in place and gives it back. */
  apply<T>(value: T): T {
    if (Array.isArray(value)) for (const item of value) this.apply(item);
    else if (value !== null && typeof value === 'object')
      this.#applyToObject(value as Record<string, unknown>);
    return value;
  }

  #applyToObject(object: Record<string, unknown>): void {
    for (const child of Object.values(object)) this.apply(child);
    complete(object);
    const url = object['url'];
    if (typeof url === 'string' && url.startsWith(this.apiUrl)) {
      Object.assign(object, this.#fields.get(url.slice(this.apiUrl.length)));
    }
  }
}
