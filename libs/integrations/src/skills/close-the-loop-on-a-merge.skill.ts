import { defineSkill } from '@hub/kit';

import * as jira from '../atlassian/jira/index.js';
import {
  getPullRequest,
  getPullRequestDiscussion,
  searchPullRequests,
} from '../github/pull-requests/index.js';
import { createDraft } from '../google/gmail/index.js';

export const closeTheLoopOnAMerge = defineSkill({
  id: 'close-the-loop-on-a-merge',
  title: 'Close the loop on a merge',
  summary: 'After a merge, bring the Jira issue up to date and draft the note to whoever waits for it.',
  instructions: `1. Read github_get_pull_request and go on only if \`merged\` is true. Read github_get_pull_request_discussion with \`unresolved_only\` for what was left for later.
2. Take the issue's key from title, branch or text of the pull request; ask if there is none or more than one. Read jira_get_issue: if it is done already and carries the link, say so and stop.
3. Attach the pull request with jira_add_remote_link; the same address is never attached twice.
4. Comment with jira_add_comment once: what was merged, what was left for later, in plain words. Look at the issue's comments first so that you do not say it twice.
5. Move the issue with jira_transition_issue to the status the team uses after a merge. Ask if you do not know it: merged is not always done.
6. Draft the note with gmail_create_draft to whoever reported it or waits for it. Nothing is sent here.

Without Jira, give the comment as text and draft the note. Without GitHub, work from what the person says was merged. Without Gmail, give the note as text. Say which provider is missing.`,
  tools: {
    searchPullRequests,
    getPullRequest,
    getPullRequestDiscussion,
    getIssue: jira.getIssue,
    transitionIssue: jira.transitionIssue,
    addComment: jira.addComment,
    addRemoteLink: jira.addRemoteLink,
    createDraft,
  },
  examples: [
    {
      question: 'Which of my pull requests were merged lately?',
      tool: searchPullRequests,
      input: { author: '@me', state: 'merged' },
    },
  ],
});
