export * from './create-release.tool.js';
export * from './get-file-contents.tool.js';
export * from './list-commits.tool.js';
export * from './list-releases.tool.js';
export * from './search-code.tool.js';
export * from './search-repositories.tool.js';
