import setUp from '../support/cluster-setup.mjs';
import tearDown from '../support/cluster-teardown.mjs';

await setUp();
let held = false;
try {
  const { drill } = await import('./kill-company-drill.ts');
  held = await drill(Number(process.argv[2] ?? 10_000));
} finally {
  await tearDown();
}
process.stdout.write(held ? 'Held.\n' : 'DID NOT HOLD.\n');
process.exit(held ? 0 : 1);
