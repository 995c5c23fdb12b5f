import { github } from './github.provider.js';
import { comment } from './issues/index.js';
import {
  createPullRequest,
  getPullRequest,
  mergePullRequest,
  searchPullRequests,
  updatePullRequest,
} from './pull-requests/index.js';

export const managePullRequests = github.skill({
  id: 'manage-pull-requests',
  title: 'Manage pull requests',
  summary: 'Follow, open, discuss and merge pull requests on GitHub.',
  instructions: `1. Find the pull request with github_search_pull_requests; \`review_requested: "@me"\` and \`author: "@me"\` mean the person you work for.
2. Read github_get_pull_request before you say anything about its state, and again before you merge.
3. Open one only from a branch that is pushed. Search for an open one of the same branch first.
4. Merge only when you were asked to. Pass the \`head_sha\` you have just read as \`expected_head_sha\`; failed checks, requested changes or \`mergeable: false\` are reasons to stop and ask.
5. After a conflict read the pull request again and say what has changed, instead of trying once more.`,
  tools: {
    searchPullRequests,
    getPullRequest,
    createPullRequest,
    updatePullRequest,
    comment,
    mergePullRequest,
  },
  examples: [
    {
      question: 'Which pull requests wait for my review?',
      tool: searchPullRequests,
      input: { review_requested: '@me', state: 'open' },
    },
    {
      question: 'Which of my pull requests are open?',
      tool: searchPullRequests,
      input: { author: '@me', state: 'open' },
    },
  ],
});
