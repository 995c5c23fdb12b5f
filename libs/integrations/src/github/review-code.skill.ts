import { github } from './github.provider.js';
import {
  getPullRequest,
  getPullRequestDiscussion,
  getPullRequestFiles,
  replyToReviewComment,
  reviewPullRequest,
  searchPullRequests,
} from './pull-requests/index.js';
import { getFileContents } from './repositories/index.js';

export const reviewCode = github.skill({
  id: 'review-code',
  title: 'Review code',
  summary: 'Read the changes of a pull request, comment on lines and submit a review.',
  instructions: `1. Read github_get_pull_request for the purpose, then github_get_pull_request_files without paths, then the diffs of the files that matter.
2. Read github_get_pull_request_discussion so that you do not repeat what was said.
3. Where a diff is not enough, read the file with github_get_file_contents at \`head_sha\`.
4. Submit one review with all comments on lines in it, with \`commit_id\` set to the \`head_sha\` you read. Only lines of the diff take comments; a refusal names the lines that do.
5. Approve or request changes only when you were told which. Otherwise use COMMENT.`,
  tools: {
    searchPullRequests,
    getPullRequest,
    getPullRequestFiles,
    getPullRequestDiscussion,
    getFileContents,
    reviewPullRequest,
    replyToReviewComment,
  },
  examples: [
    {
      question: 'What am I asked to review?',
      tool: searchPullRequests,
      input: { review_requested: '@me', state: 'open' },
    },
  ],
});
