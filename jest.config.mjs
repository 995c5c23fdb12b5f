const shared = {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/migrations'],
  modulePathIgnorePatterns: ['<rootDir>/test/clients/node_modules'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@hub/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};

const withDatabase = {
  globalSetup: '<rootDir>/test/support/cluster-setup.mjs',
  globalTeardown: '<rootDir>/test/support/cluster-teardown.mjs',
};

export default {
  // For a machine with other work to do; what takes longer says so itself.
  testTimeout: 30_000,
  // Modules of files that have run stay in a worker's memory; a new one is quicker than a full one.
  workerIdleMemoryLimit: '1500MB',
  projects: [
    { ...shared, displayName: 'small', testRegex: '(?<!\\.(medium|story|browser|specs))\\.test\\.ts$' },
    { ...shared, ...withDatabase, displayName: 'medium', testRegex: '\\.medium\\.test\\.ts$' },
    { ...shared, displayName: 'specs', testRegex: '\\.specs\\.test\\.ts$' },
    { ...shared, ...withDatabase, displayName: 'story', testRegex: '\\.story\\.test\\.ts$' },
    { ...shared, ...withDatabase, displayName: 'browser', testRegex: '\\.browser\\.test\\.ts$' },
  ],
};
