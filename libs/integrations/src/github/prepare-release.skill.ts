import { github } from './github.provider.js';
import { searchPullRequests } from './pull-requests/index.js';
import { createRelease, getFileContents, listCommits, listReleases } from './repositories/index.js';

export const prepareRelease = github.skill({
  id: 'prepare-a-release',
  title: 'Prepare a release',
  summary: 'Collect what was merged since the last release and draft the next one.',
  instructions: `1. Read github_list_releases for the last version and how its notes are written.
2. Collect what was merged since with github_search_pull_requests and \`merged_since\`; look into github_list_commits for what came without a pull request.
3. Read the changelog or the version file where the repository has one.
4. Draft with github_create_release. Leave \`publish\` false unless you were told to publish: publishing cannot be taken back quietly.`,
  tools: { searchPullRequests, listCommits, listReleases, getFileContents, createRelease },
  examples: [
    {
      question: 'Which of my pull requests were merged?',
      tool: searchPullRequests,
      input: { author: '@me', state: 'merged' },
    },
  ],
});
