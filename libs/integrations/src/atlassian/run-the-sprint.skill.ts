import { atlassian } from './atlassian.provider.js';
import { listBoards, listSprints, moveIssuesToSprint, searchIssues, updateIssue } from './jira/index.js';

export const runTheSprint = atlassian.skill({
  id: 'run-the-sprint',
  title: 'Run the sprint',
  summary: 'See boards and sprints in Jira, fill the next sprint and keep it in order.',
  instructions: `1. Find the board with jira_list_boards, its sprints with jira_list_sprints. Only scrum boards have sprints.
2. What is in the sprint says jira_search_issues with \`sprint: "open"\` or the name of one; \`sprint: "none"\` with \`order: "rank"\` is the backlog in its order.
3. Moving into an active sprint changes its scope: say so, and ask unless you were told to.
4. Move at most 50 issues at a time, and list them first.`,
  tools: { searchIssues, listBoards, listSprints, moveIssuesToSprint, updateIssue },
  examples: [
    { question: 'Which boards are there?', tool: listBoards, input: {} },
    {
      question: 'What is in my open sprint?',
      tool: searchIssues,
      input: { sprint: 'open', assignee: 'me', order: 'rank' },
    },
  ],
});
