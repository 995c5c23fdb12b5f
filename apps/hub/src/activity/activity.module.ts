import { Module } from '@nestjs/common';

import { ActivityController } from './activity.controller.js';

/** A person's own record over REST. */
@Module({ controllers: [ActivityController] })
export class ActivityModule {}
