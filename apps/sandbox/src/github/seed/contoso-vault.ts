import type { RepositorySeed } from './seed.js';

/** contoso-labs/vault, private, of another company: issue 1 and open pull request 2. */
export const contosoVault: RepositorySeed = {
  owner: 'contoso-labs',
  name: 'vault',
  description: 'Contoso only',
  private: true,
  language: 'TypeScript',
  topics: [],
  labels: [{ name: 'bug', color: 'd73a4a', description: 'Something is not working' }],
  steps: [
    {
      kind: 'commit',
      by: 'dmitri-volkov',
      daysAgo: 40,
      message: 'Start',
      files: {
        'README.md': '# vault\n\nOnly for Contoso.\n',
        'src/seal.ts': "export const seal = 'contoso-only-marker';\n",
      },
    },
    {
      kind: 'issue',
      by: 'dmitri-volkov',
      daysAgo: 8,
      title: 'Rotate the seal',
      body: 'contoso-only-marker',
      labels: ['bug'],
    },
    {
      kind: 'pull',
      by: 'dmitri-volkov',
      daysAgo: 3,
      branch: 'rotate-seal',
      title: 'Rotate the seal every month',
      body: '',
      commits: [
        {
          by: 'dmitri-volkov',
          daysAgo: 3.1,
          message: 'Rotate the seal',
          files: { 'src/rotate.ts': 'export const everyDays = 30;\n' },
        },
      ],
    },
  ],
};
