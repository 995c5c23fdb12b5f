/** The scopes that the demo client is registered for, in the words of its consent page. */
export const scopeWords: Record<string, { title: string; detail: string }> = {
  'read:jira-work': {
    title: 'View Jira issue data',
    detail: 'Read project and issue data, search for issues',
  },
  'write:jira-work': {
    title: 'Create and manage issues',
    detail: 'Create and edit issues, comment, log work, move issues along',
  },
  'read:jira-user': {
    title: 'View user profiles',
    detail: 'Names, addresses and pictures of people in Jira',
  },
  'read:board-scope:jira-software': { title: 'Read boards', detail: 'Boards and what is on them' },
  'write:board-scope:jira-software': {
    title: 'Write boards',
    detail: 'Move issues to the backlog of a board',
  },
  'read:sprint:jira-software': { title: 'Read sprints', detail: 'Sprints with their dates and goals' },
  'write:sprint:jira-software': { title: 'Write sprints', detail: 'Move issues into sprints' },
  'read:project:jira': { title: 'View projects', detail: 'Names and keys of projects' },
  'read:issue-details:jira': { title: 'View issue details', detail: 'Issues in full' },
  'read:me': { title: 'View user profile', detail: 'Your own name, address and picture' },
  offline_access: { title: 'Access while you are away', detail: 'Go on without asking you to sign in' },
};

/** What belongs to the person and not to a site. */
const personal = new Set(['read:me', 'offline_access']);

/** Space-separated scopes as a list without repetitions. */
export const readScopes = (value: string): string[] => [
  ...new Set(value.split(/\s+/).filter((scope) => scope !== '')),
];

/** The scopes that accessible-resources shows for a site. */
export const siteScopes = (scopes: readonly string[]): string[] =>
  scopes.filter((scope) => !personal.has(scope));
