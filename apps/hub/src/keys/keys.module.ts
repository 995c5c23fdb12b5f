import { Module } from '@nestjs/common';

import { KeysController } from './keys.controller.js';

/** API keys over REST. */
@Module({ controllers: [KeysController] })
export class KeysModule {}
