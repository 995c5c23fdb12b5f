import assert from 'node:assert/strict';

import { findRow, rowsOf } from '../rows.js';
import type { ToolCase } from '../tool-case.js';
import { repo, smoothRamps } from './places.js';

const runs = 'github_list_workflow_runs';

export const checkCases: readonly ToolCase[] = [
  {
    tool: 'github_get_check_results',
    good: {
      says: 'says which check failed and what it has to say about which line',
      input: smoothRamps,
      shows(answer) {
        const [failed] = rowsOf(answer, 'failed');
        assert.equal(failed?.['name'], 'test');
        const [annotation] = rowsOf(failed ?? {}, 'annotations');
        assert.deepEqual([annotation?.['path'], annotation?.['line']], ['src/trajectory.ts', 18]);
      },
    },
    refusal: {
      says: 'knows no commit of this sha',
      input: () => ({ repo, ref: '0'.repeat(40) }),
      code: 'invalid_input',
      words: /No commit found for SHA/,
    },
  },
  {
    tool: runs,
    good: {
      says: 'lists the failed runs of a branch',
      input: () => ({ repo, branch: 'smooth-ramps', status: 'failure', workflow: 'ci.yml' }),
      shows(answer) {
        const found = rowsOf(answer);
        assert.ok(found.length > 0);
        assert.ok(found.every(({ branch }) => branch === 'smooth-ramps'));
        assert.ok(found.every(({ conclusion }) => conclusion === 'failure'));
      },
    },
    refusal: {
      says: 'says that there is no such workflow',
      input: () => ({ repo, workflow: 'nightly-on-mars.yml' }),
      code: 'not_found',
      words: /nightly-on-mars\.yml/,
    },
  },
  {
    tool: 'github_get_job_logs',
    good: {
      says: 'names the job that failed, with the end of its log',
      async input(world) {
        const failed = { repo, branch: 'smooth-ramps', status: 'failure' };
        const { run_id: run } = await findRow(world, [runs, failed]);
        return { repo, run_id: run, tail_lines: 3 };
      },
      shows(answer) {
        const [job] = rowsOf(answer, 'jobs');
        assert.deepEqual([job?.['name'], job?.['conclusion']], ['test', 'failure']);
        assert.match(String(job?.['log']), /fail 1\n##\[error\]Process completed with exit code 1\./);
      },
    },
    refusal: {
      says: 'names the run that is not there',
      input: () => ({ repo, run_id: 1 }),
      code: 'not_found',
      words: /workflow run or job 1 in/,
    },
  },
  {
    tool: 'github_rerun_failed_jobs',
    good: {
      says: 'starts the failed jobs again',
      async input(world) {
        const failed = { repo: 'northwind/infra', status: 'failure' };
        const { run_id: run } = await findRow(world, [runs, failed]);
        return { repo: 'northwind/infra', run_id: run };
      },
      shows({ ok }) {
        assert.equal(ok, true);
      },
    },
    refusal: {
      says: 'has nothing to run again where nothing has failed',
      async input(world) {
        const { run_id: run } = await findRow(world, [runs, { repo, branch: 'main', status: 'success' }]);
        return { repo, run_id: run };
      },
      code: 'denied',
      words: /no failed jobs/,
    },
  },
];
