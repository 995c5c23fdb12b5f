// npm run rotation [-- TOKENS]: a company's tokens (100,000) are sealed anew while its people call tools; prints what was seen.
import { bootstrap } from '../tools/support/bootstrap.mjs';

await bootstrap(async () => {
  const { readFileSync, rmSync } = await import('node:fs');
  const { runTests } = await import('../tools/test/run-tests.mjs');
  process.env.ROTATION_TOKENS = process.argv[2] ?? '100000';
  // Hubs look for a newer version once a minute.
  process.env.ROTATION_SETTLE = '62';
  rmSync('.data/rotation.json', { force: true });
  const code = await runTests(['--selectProjects', 'story', '--', 'stories/rotation']);
  const { output, failures, ...figures } = JSON.parse(readFileSync('.data/rotation.json', 'utf8'));
  process.stdout.write(`\n${output}\n`);
  for (const [name, value] of Object.entries({ ...figures, failures: failures.length }))
    process.stdout.write(`${name.padEnd(16)} ${Number.isInteger(value) ? value : value.toFixed(1)}\n`);
  return code;
});
