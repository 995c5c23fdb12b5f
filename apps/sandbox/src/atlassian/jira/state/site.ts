import type { Board, Issue, IssueLink, Project, Sprint } from './model.js';

/** One Jira site with everything on it. */
export class Site {
  readonly projects: Project[] = [];
  readonly boards: Board[] = [];
  readonly sprints: Sprint[] = [];
  readonly links: IssueLink[] = [];
  readonly #byKey = new Map<string, Issue>();
  readonly #byId = new Map<string, Issue>();
  #lastId = 10_000;

  constructor(
    readonly cloudId: string,
    readonly name: string,
    /** Logins of the people on it. */
    readonly members: ReadonlySet<string>,
    /** Logins that may do what only administrators may. */
    readonly admins: ReadonlySet<string>,
  ) {}

  get url(): string {
    return `https://${this.name}.atlassian.net`;
  }

  /** A number that nothing on this site has yet. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  add(issue: Issue): void {
    this.#byKey.set(issue.key, issue);
    this.#byId.set(issue.id, issue);
  }

  get issues(): Iterable<Issue> {
    return this.#byId.values();
  }

  /** The issue with this key, in any case, or this id. */
  findIssue(keyOrId: string): Issue | undefined {
    return this.#byKey.get(keyOrId.toUpperCase()) ?? this.#byId.get(keyOrId);
  }

  /** The project with this key or name, in any case, or this id. */
  findProject(keyOrNameOrId: string): Project | undefined {
    const wanted = keyOrNameOrId.toLowerCase();
    return this.projects.find(
      ({ id, key, name }) => id === wanted || key.toLowerCase() === wanted || name.toLowerCase() === wanted,
    );
  }

  findSprint(id: number): Sprint | undefined {
    return this.sprints.find((sprint) => sprint.id === id);
  }

  projectsOf(login: string): Project[] {
    return this.projects.filter((project) => project.members.has(login));
  }

  childrenOf(issue: Issue): Issue[] {
    return [...this.issues].filter((one) => one.parent === issue.id);
  }
}
