// Which skills and tools exist, and which of them a company offers to whom under which policy.
// Meets tools as values; knows no vendor, no token and no framework.
export { Catalog } from './catalog.js';
export type { CatalogValues, Decision, Editor, VisibleSkill, VisibleTo } from './catalog.js';
export { isSkillEnabled } from './settings.js';
export type { SkillSetting, ToolPolicy } from './settings.js';
export type { ToolSearch, Wanted } from './search/tool-search.js';
export type { JsonSchema, ToolSchemas } from './tool-schemas.js';
