import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';

const path = '.data/test-results.json';

/** Keeps how each test of a run went, beside those of other files of earlier runs. */
export function keepResults(report) {
  if (!report) return;
  const kept = readResults();
  for (const { name, assertionResults } of report.testResults) {
    const ran = assertionResults.filter(({ status }) => status === 'passed' || status === 'failed');
    // A part of a file, chosen by name, says nothing about the rest of it.
    const isWhole = ran.length === assertionResults.length;
    const before = isWhole ? {} : kept[relative('.', name)];
    const now = Object.fromEntries(ran.map(({ fullName, title, status }) => [fullName, { title, status }]));
    if (ran.length > 0) kept[relative('.', name)] = { ...before, ...now };
  }
  mkdirSync('.data', { recursive: true });
  writeFileSync(path, JSON.stringify(kept));
}

/** How every test went when it last ran: by file, then by its whole name. */
export function readResults() {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
