import { relative } from 'node:path';

/** The last lines of a run: every skipped test by name, then the counts. No result, or no test at all, is not good. */
export function summarise(report) {
  if (!report) return { isGood: false, lines: ['Jest gave no result.', '0 passed, 1 failed'] };
  const { numPassedTests: passed, numPendingTests, numTodoTests, testResults } = report;
  // A file that could not be loaded has no tests to fail.
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const skipped = numPendingTests + numTodoTests;
  const names = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'pending' || status === 'todo')
      .map(({ fullName }) => `skipped: ${fullName} (${relative('.', name)})`),
  );
  const none = passed + failed === 0 ? ['No test ran.'] : [];
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { isGood: failed === 0 && passed > 0, lines: [...names, ...none, counts] };
}
