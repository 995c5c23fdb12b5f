import { Catalog, type CatalogValues } from '@hub/catalog';
import { providers, skills } from '@hub/integrations';
import { Database } from '@hub/platform';
import { Global, Module } from '@nestjs/common';

import { AdminCatalogController } from './admin-catalog.controller.js';
import { SkillsController } from './skills.controller.js';

/** What this hub offers: providers and skills as values. A test may hand in its own. */
export const CATALOG_VALUES = Symbol('catalog values');

/** The catalogue for every other module, and its doors. */
@Global()
@Module({
  controllers: [SkillsController, AdminCatalogController],
  providers: [
    { provide: CATALOG_VALUES, useValue: { providers, skills } satisfies CatalogValues },
    {
      provide: Catalog,
      useFactory: (database: Database, values: CatalogValues) => new Catalog(database, values),
      inject: [Database, CATALOG_VALUES],
    },
  ],
  exports: [Catalog, CATALOG_VALUES],
})
export class CatalogModule {}
