/** What the gateway must know of a repository before anyone may see it. */
export interface RepositoryFacts {
  fullName: string;
  private: boolean;
  /** Who may write; and, when private, who may see. */
  members: Set<string>;
}

/** Every repository there is, by name; GitHub's names ignore case. */
export class Repositories {
  readonly #byName = new Map<string, RepositoryFacts>();

  add(facts: RepositoryFacts): void {
    this.#byName.set(facts.fullName.toLowerCase(), facts);
  }

  remove(fullName: string): void {
    this.#byName.delete(fullName.toLowerCase());
  }

  find(fullName: string): RepositoryFacts | undefined {
    return this.#byName.get(fullName.toLowerCase());
  }

  /** Whether some repository belongs to an account of this name. */
  hasOwner(login: string): boolean {
    return [...this.#byName.keys()].some((name) => name.startsWith(`${login.toLowerCase()}/`));
  }

  /** What this person can see with these scopes: private ones only as a member with `repo`. */
  visibleTo(login: string, scopes: string[]): RepositoryFacts[] {
    return [...this.#byName.values()].filter((one) => canSee(one, login, scopes));
  }
}

/** True when the person may know that the repository exists. */
export const canSee = (one: RepositoryFacts, login: string, scopes: string[]): boolean =>
  !one.private || (one.members.has(login) && scopes.includes('repo'));
