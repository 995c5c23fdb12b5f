import { Module } from '@nestjs/common';

import { OpenapiController } from './openapi.controller.js';

/** What belongs to the whole REST API: its description. */
@Module({ controllers: [OpenapiController] })
export class RestModule {}
