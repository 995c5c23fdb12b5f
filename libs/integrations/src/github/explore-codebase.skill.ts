import { github } from './github.provider.js';
import {
  getFileContents,
  listCommits,
  listReleases,
  searchCode,
  searchRepositories,
} from './repositories/index.js';

export const exploreCodebase = github.skill({
  id: 'explore-a-codebase',
  title: 'Explore a codebase',
  summary: 'Find repositories, search code, read files and see what changed.',
  instructions: `1. Begin with the root folder and the README of the repository.
2. Search code for the names you know, then read the places around the hits. Search sees default branches only.
3. Long files continue at \`next_line\`; read the range you need instead of the whole.
4. Use github_list_commits with a path to learn why something is as it is.
5. Cite the file and lines that an answer rests on.`,
  tools: { searchRepositories, getFileContents, searchCode, listCommits, listReleases },
  examples: [{ question: 'Which repositories do I work in?', tool: searchRepositories, input: {} }],
});
