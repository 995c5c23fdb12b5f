// The words of Skillhub as types, and the functions that declare them. A value says what exists;
// nothing here runs, stores or sends. Knows zod and no framework, no database, no vendor.
export { effects } from './effect.js';
export type { Effect } from './effect.js';
export { defineProvider } from './define-provider.js';
export type { FileContent, FileHandle, Files } from './files.js';
export type { Account, Endpoint, OauthFacts, Picker, Provider, ScopeFacts } from './provider.js';
export { missingScopes, providersOf, scopesFor, withImplied } from './scopes.js';
export type { ClientOptions, ProviderRequest, ProviderResponse, Send, Site } from './send.js';
export { defineSkill } from './skill.js';
export type { Example, Skill } from './skill.js';
export type { Run, ScopeChoice, Tool } from './tool.js';
export { ToolError, toolErrorCodes } from './tool-error.js';
export type { Candidate, Fix, InputProblem, ToolErrorCode } from './tool-error.js';
