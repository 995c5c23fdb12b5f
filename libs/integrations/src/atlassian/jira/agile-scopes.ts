// Jira Software has no classic scopes. Without the last two a board list is refused, whatever the first one says.
/** What reading boards takes. */
export const boardScopes = [
  'read:board-scope:jira-software',
  'read:project:jira',
  'read:issue-details:jira',
] as const;

/** What reading sprints takes: they belong to boards. */
export const sprintScopes = ['read:sprint:jira-software', ...boardScopes] as const;

/** What filling sprints takes: they are found by name first. */
export const planningScopes = [
  'write:sprint:jira-software',
  'write:board-scope:jira-software',
  ...sprintScopes,
] as const;
