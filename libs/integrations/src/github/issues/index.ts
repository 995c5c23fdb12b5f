export * from './comment.tool.js';
export * from './create-issue.tool.js';
export * from './get-issue.tool.js';
export * from './search-issues.tool.js';
export * from './update-issue.tool.js';
