/** The labels of every Northwind repository. */
export const labels = [
  { name: 'bug', color: 'd73a4a', description: 'Something is not working' },
  { name: 'enhancement', color: 'a2eeef', description: 'New feature or request' },
  { name: 'documentation', color: '0075ca', description: 'Improvements to the documentation' },
  { name: 'safety', color: 'b60205', description: 'Can hurt people or machines' },
  { name: 'good first issue', color: '7057ff', description: 'Good for newcomers' },
  { name: 'customer', color: 'fbca04', description: 'Reported by a customer' },
];

/** The workflow file that every repository has. */
export const workflow = `name: CI
on: [push, pull_request]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm ci
      - run: npm run build
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm ci
      - run: npm test
`;
