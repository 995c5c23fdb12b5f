// The hub from TypeScript: a typed client, and adapters for agent frameworks in modules of their own. Depends on nothing.
export { SkillhubError } from './error.js';
export type { Candidate, Fix, Problem } from './error.js';
export type { FileHandle, FileShelf } from './file-shelf.js';
export type { Effect, ListedTool, ObjectSchema } from './listed-tool.js';
export { Skillhub } from './skillhub.js';
export type { Answer, CallOptions, SkillhubOptions, ToolsOptions } from './skillhub.js';
export type { ToolInputs, ToolName, ToolResults } from './tools.generated.js';
