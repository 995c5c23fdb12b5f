import setUp from '../support/cluster-setup.mjs';
import tearDown from '../support/cluster-teardown.mjs';

await setUp();
try {
  if (process.argv.includes('--all')) {
    const { takeWholeJourney } = await import('./take-whole-journey.ts');
    await takeWholeJourney();
  } else {
    const { takeJourney } = await import('./take-journey.ts');
    await takeJourney();
  }
} finally {
  await tearDown();
}
process.exit(0);
