import type { Catalog } from '../../libs/catalog/src/index.js';

export const sdkTypesFile: string;
export function sdkTypes(catalog: Catalog): Promise<string>;
