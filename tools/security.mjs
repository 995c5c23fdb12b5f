// npm run test:security: the tests of the security requirements. With -- --list: each requirement, its tests and their last results.
import { bootstrap } from './support/bootstrap.mjs';

const projects = ['small', 'medium', 'story'];

await bootstrap(async () => {
  const { listRequirements } = await import('./test/list-requirements.mjs');
  const { readResults } = await import('./test/kept-results.mjs');
  if (!process.argv.includes('--list')) {
    const { runTests } = await import('./test/run-tests.mjs');
    await runTests(['--silent', '--testNamePattern', '(^|\\s)[REF]\\d+ ', '--selectProjects', ...projects]);
  }
  const { lines, isGood } = listRequirements(readResults());
  process.stdout.write(`${lines.join('\n')}\n`);
  return isGood ? 0 : 1;
});
