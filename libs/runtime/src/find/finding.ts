import type { Catalog } from '@hub/catalog';
import type { Database } from '@hub/platform';

import { type AskedCall, callQuestion, type CallRow } from './call-lookup.js';
import { LookUp } from './look-up.js';
import { type AskedTools, toolsQuestion, type ToolsRow } from './tools-lookup.js';

/** What calls and lists are found with. */
export interface Finding {
  readonly catalog: Catalog;
  readonly calls: LookUp<AskedCall, CallRow>;
  readonly lists: LookUp<AskedTools, ToolsRow>;
}

export const findingIn = ({ database, catalog }: { database: Database; catalog: Catalog }): Finding => ({
  catalog,
  calls: new LookUp(database, callQuestion),
  lists: new LookUp(database, toolsQuestion),
});
