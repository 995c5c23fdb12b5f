export { atlassian } from './atlassian.provider.js';
export { connectWorkToCode } from './connect-work-to-code.skill.js';
export { createAndGroomIssues } from './create-and-groom-issues.skill.js';
export { findAndReadIssues } from './find-and-read-issues.skill.js';
export { moveWorkAlong } from './move-work-along.skill.js';
export { reportProgress } from './report-progress.skill.js';
export { runTheSprint } from './run-the-sprint.skill.js';
