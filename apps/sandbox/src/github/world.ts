import type { Clock } from '../gateway/clock.js';
import { Grants } from '../gateway/grants.js';
import type { Client, Surroundings } from '../gateway/surroundings.js';

import { Ci } from './ci/ci.js';
import { Overlay } from './overlay.js';
import { PullBook } from './pulls/pull-book.js';
import { Repositories } from './repositories.js';
import type { Upstream } from './upstream.js';
import type { Wire } from './wire.js';

export type { Client, Surroundings };

/** Someone who can sign in on the consent page. */
export interface Person {
  login: string;
  name: string;
  email: string;
  bio: string;
  company: string;
  location: string;
}

/** GitHub's state: emulate's data, and what emulate cannot hold. */
export class World {
  readonly web: string;
  readonly api: string;
  readonly grants: Grants;
  readonly overlay: Overlay;
  readonly repositories = new Repositories();
  readonly pulls = new PullBook();
  readonly ci: Ci;
  /** Calls left in this hour, per person. */
  readonly quota = new Map<string, { used: number; resetAt: number }>();
  /** Log downloads that are still open: link id to text and end of life. */
  readonly logLinks = new Map<string, { text: string; expiresAt: number }>();
  /** Counts changes, so that search knows when its documents are stale. */
  version = 0;
  people: Person[] = [];
  readonly users = new Map<string, Wire>();

  constructor(
    readonly around: Surroundings,
    readonly upstream: Upstream,
  ) {
    this.web = `${around.origin}/github`;
    this.api = `${around.origin}/github/api`;
    this.overlay = new Overlay(this.api);
    this.ci = new Ci(around.clock);
    this.grants = new Grants(around.clock, {
      accessPrefix: 'ghu_',
      refreshPrefix: 'ghr_',
      accessSeconds: 28_800,
      refreshSeconds: 15_811_200,
      codeSeconds: 600,
      keptPairs: around.keptPairs ?? 10,
    });
  }

  /** The public profile as it stands beside comments and reviews. */
  userOf(login: string): Wire {
    return this.users.get(login) ?? { login, type: 'User', html_url: `${this.web}/${login}` };
  }

  /** Name and address for a commit. */
  signatureOf(login: string): { name: string; email: string } {
    const person = this.people.find((one) => one.login === login);
    return { name: person?.name ?? login, email: person?.email ?? `${login}@users.noreply.github.com` };
  }

  /** `owner/repo` of an object with an API address. */
  repoNameOf(object: Wire): string {
    return String(object['url']).slice(this.api.length).split('/').slice(2, 4).join('/');
  }

  get clock(): Clock {
    return this.around.clock;
  }

  /** emulate's answer with our knowledge laid over it; throws when it is not a success. */
  async read<T>(login: string, path: string): Promise<T> {
    return this.overlay.apply(await this.upstream.json<T>(login, 'GET', path));
  }

  /** A change made through emulate. */
  async change<T>(login: string, method: string, path: string, body?: unknown): Promise<T> {
    this.version += 1;
    this.overlay.touch(path);
    return this.overlay.apply(await this.upstream.json<T>(login, method, path, body));
  }
}
