export * from './get-check-results.tool.js';
export * from './get-job-logs.tool.js';
export * from './list-workflow-runs.tool.js';
export * from './rerun-failed-jobs.tool.js';
