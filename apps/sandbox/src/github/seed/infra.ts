import { labels, workflow } from './labels.js';
import type { RepositorySeed } from './seed.js';

const gateway = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: gateway
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: gateway
          image: registry.northwind.example/gateway:1.14.2
          resources:
            limits: { memory: 256Mi, cpu: 500m }
`;

/** northwind/infra, private: issue 1, merged pull request 2, open 3 (chloe, asks ana) whose build fails. */
export const infra: RepositorySeed = {
  owner: 'northwind',
  name: 'infra',
  description: 'What runs where',
  private: true,
  language: 'HCL',
  topics: ['kubernetes'],
  labels,
  steps: [
    {
      kind: 'commit',
      by: 'chloe-martin',
      daysAgo: 150,
      message: 'Describe the cluster',
      files: {
        '.github/workflows/ci.yml': workflow,
        'README.md': '# infra\n\nEverything that runs for Northwind, as files. `main` is what is deployed.\n',
        'cluster/gateway.yml': gateway,
        'cluster/limits.yml': 'namespace: production\nmemory: 8Gi\ncpu: 4\n',
        'runbooks/gateway-down.md':
          '# Gateway down\n\n1. Look at the last deployment.\n2. Roll it back.\n3. Tell #operations.\n',
      },
    },
    {
      kind: 'issue',
      by: 'ben-okafor',
      daysAgo: 12,
      title: 'Gateway runs out of memory on Mondays',
      body: 'Restarted three times on Monday morning, when all arms come up.',
      labels: ['bug'],
      assignees: ['chloe-martin'],
      comments: [
        { by: 'chloe-martin', daysAgo: 11, body: 'The limit is 256Mi since the first day. Doubling it.' },
      ],
    },
    {
      kind: 'pull',
      by: 'ana-lopez',
      daysAgo: 10,
      branch: 'runbook-contacts',
      title: 'Say whom to call when the gateway is down',
      body: '',
      commits: [
        {
          by: 'ana-lopez',
          daysAgo: 10.1,
          message: 'Say whom to call',
          files: {
            'runbooks/gateway-down.md': [
              ['Tell #operations.', 'Tell #operations, then call whoever is on duty.'],
            ],
          },
        },
      ],
      reviews: [{ by: 'chloe-martin', daysAgo: 9.8, state: 'APPROVED', body: '' }],
      merged: { by: 'chloe-martin', daysAgo: 9.5 },
    },
    {
      kind: 'run',
      by: 'chloe-martin',
      daysAgo: 8,
      title: 'Weekly drift check',
      jobs: [
        { name: 'build', ends: 'success' },
        {
          name: 'test',
          ends: 'failure',
          title: 'One thing runs that no file describes',
          summary: 'gateway-debug in production was started by hand.',
          log: [
            'Run npm test',
            'Comparing production with cluster/*.yml',
            'Error: gateway-debug is in no file',
            '##[error]Process completed with exit code 1.',
          ],
        },
      ],
    },
    {
      kind: 'pull',
      by: 'chloe-martin',
      daysAgo: 2.5,
      branch: 'gateway-memory',
      title: 'Give the gateway more memory',
      body: '512Mi and a third replica. Fixes #1',
      reviewers: ['ana-lopez'],
      commits: [
        {
          by: 'chloe-martin',
          daysAgo: 2.6,
          message: 'Give the gateway more memory',
          files: {
            'cluster/gateway.yml': [
              ['memory: 256Mi', 'memory: 512Mi'],
              ['replicas: 2', 'replicas: 3'],
            ],
          },
        },
      ],
      jobs: [
        {
          name: 'build',
          ends: 'failure',
          title: 'The plan needs more than the namespace has',
          summary: 'limits.yml allows 4 CPU in production; the plan asks for 4.5.',
          annotations: [
            {
              path: 'cluster/gateway.yml',
              start_line: 6,
              end_line: 6,
              annotation_level: 'failure',
              title: 'quota exceeded',
              message: 'cpu: requested 4.5, limited to 4',
            },
          ],
          log: [
            'Run npm run build',
            'Reading cluster/*.yml',
            'Error: quota exceeded in production',
            '  cpu: requested 4.5, limited to 4',
            '##[error]Process completed with exit code 1.',
          ],
        },
        { name: 'test', ends: 'success' },
      ],
      statuses: [
        { context: 'policy/review', state: 'pending', description: 'Waiting for a second approval' },
      ],
    },
  ],
};
