export { exploreCodebase } from './explore-codebase.skill.js';
export { github } from './github.provider.js';
export { managePullRequests } from './manage-pull-requests.skill.js';
export { prepareRelease } from './prepare-release.skill.js';
export { reviewCode } from './review-code.skill.js';
export { triageIssues } from './triage-issues.skill.js';
export { watchCi } from './watch-ci.skill.js';
