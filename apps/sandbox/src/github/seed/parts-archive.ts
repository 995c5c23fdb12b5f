import type { PullSeed, RepositorySeed } from './seed.js';

const people = ['ana-lopez', 'ben-okafor', 'chloe-martin'] as const;
const parts = ['Base plate', 'Shoulder joint', 'Elbow joint', 'Wrist', 'Gripper jaw', 'Cable guide'] as const;

/** northwind/parts-archive: as many open pull requests as asked for, one new drawing each, for paging and budgets. */
export const partsArchive = (pulls: number): RepositorySeed => ({
  owner: 'northwind',
  name: 'parts-archive',
  description: 'Drawings of every part, one a revision',
  private: true,
  language: 'Markdown',
  topics: [],
  labels: [],
  steps: [
    {
      kind: 'commit',
      by: 'chloe-martin',
      daysAgo: 200,
      message: 'Start',
      files: { 'README.md': '# Parts archive\n' },
    },
    ...Array.from({ length: pulls }, (_, index) => revision(index + 1, 190 - (index / pulls) * 180)),
  ],
});

function revision(number: number, daysAgo: number): PullSeed {
  const by = people[number % people.length] ?? people[0];
  const part = parts[number % parts.length] ?? parts[0];
  const title = `${part}, revision ${number}`;
  return {
    kind: 'pull',
    by,
    daysAgo,
    branch: `revision-${number}`,
    title,
    body: `Replaces the drawing of the ${part.toLowerCase()}.`,
    draft: number % 7 === 0,
    commits: [
      {
        by,
        daysAgo,
        message: title,
        files: { [`drawings/revision-${number}.md`]: `# ${title}\n\nMeasured and signed.\n` },
      },
    ],
  };
}
