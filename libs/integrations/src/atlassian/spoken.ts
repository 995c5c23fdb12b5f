/** What people call Jira's things, and how they ask for each tool where that is not what its title says. */
export const spoken = {
  jira: 'jira ticket story epic task bug',
  jira_add_comment: 'leave a note, remark, write under the ticket, let the reporter know, tell everyone, say',
  jira_add_remote_link:
    'link a pull request, PR, document, doc, URL, web page, mail to the ticket, put the link on it, connect',
  jira_assign_issue:
    'give the ticket to somebody, hand over, take it myself, to me, owner, unassign, assignee',
  jira_count_issues: 'how many tickets, number of open bugs, total, unresolved, closed',
  jira_create_issue:
    'new ticket, file, raise, report, open a story, bug, task, turn into a ticket, make tickets',
  jira_find_users:
    'person, user, account, colleague, who can be assigned, assignable, is there somebody called',
  jira_get_attachment: 'open the file, log file, screenshot, picture, somebody attached to the ticket',
  jira_get_create_fields:
    'which fields are required, have to fill in for a new bug, epic, ticket types, what do they need, mandatory',
  jira_get_issue: 'what is the ticket about, details, description, show, status of a ticket',
  jira_get_issue_history: 'who changed, moved it, when, change log, assignee changed, activity, audit',
  jira_link_issues:
    'blocks, blocked by, depends on, duplicates, relates to, connect two tickets, mark as blocking',
  jira_list_boards: 'which boards, scrum board, kanban, team board, show',
  jira_list_comments: 'what people said, wrote, has been discussed on the ticket, all comments, conversation',
  jira_list_projects: 'which projects are there, all projects, project key',
  jira_list_sprints: 'current sprint, when does it end, start, upcoming, planned, goal of the sprint',
  jira_list_transitions:
    'what statuses can it go to next, possible workflow steps, change the status to what',
  jira_list_versions:
    'when is a version due, released, releases planned in the project, fix version, not released yet, roadmap',
  jira_log_work: 'book hours, minutes, time I spent, worked, timesheet, track time',
  jira_move_issues_to_sprint:
    'put, pull, add tickets into the current or next sprint, back to the backlog, plan',
  jira_search_issues:
    'which tickets, my open tickets, assigned to me, overdue, created this week, what is in the sprint, bugs open, who is working on what, list',
  jira_transition_issue:
    'set to done, in progress, in review, close, reopen, resolve, start working on, move the ticket, status',
  jira_update_issue:
    'edit, set the priority, due date, description, labels, summary, rename, fix version, estimate, points',
};
