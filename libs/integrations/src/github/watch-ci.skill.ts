import { getCheckResults, getJobLogs, listWorkflowRuns, rerunFailedJobs } from './checks/index.js';
import { github } from './github.provider.js';
import { getPullRequest, searchPullRequests } from './pull-requests/index.js';

export const watchCi = github.skill({
  id: 'watch-ci',
  title: 'Watch CI',
  summary: 'See which checks fail, read why, and run failed jobs again.',
  instructions: `1. For a pull request begin with github_get_pull_request, then github_get_check_results for what failed and why.
2. Where the messages do not say enough, find the run with github_list_workflow_runs and read github_get_job_logs: the cause is usually near the end.
3. Tell a failing test from a failing machine: the same failure on other branches or before the change is not caused by it.
4. Run failed jobs again only when the failure looks accidental, and once. Say so.`,
  tools: {
    searchPullRequests,
    getPullRequest,
    getCheckResults,
    listWorkflowRuns,
    getJobLogs,
    rerunFailedJobs,
  },
  examples: [
    {
      question: 'Which of my pull requests are open?',
      tool: searchPullRequests,
      input: { author: '@me', state: 'open' },
    },
  ],
});
