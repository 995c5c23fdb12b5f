import { Catalog } from '@hub/catalog';
import { type Person } from '@hub/identity';
import { Database } from '@hub/platform';
import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';

import { parseWith } from '../rest/parse-with.js';
import { CallerGuard, CurrentPerson } from '../sign-in/index.js';
import { activityOf, activityQuery } from './activity.js';

/** What was done as me, by which agent, and how it went. */
@Controller('api/v1/activity')
@UseGuards(CallerGuard)
export class ActivityController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Catalog) private readonly catalog: Catalog,
  ) {}

  @Get()
  async list(@CurrentPerson() person: Person, @Query() query: unknown): ReturnType<typeof activityOf> {
    const { database, catalog } = this;
    return activityOf({ database, catalog }, person, parseWith(activityQuery, query));
  }
}
