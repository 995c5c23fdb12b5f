import type { Log } from '@hub/platform';
import { Runtime } from '@hub/runtime';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

import { LOG } from '../core/tokens.js';

const day = 86_400_000;

/** Keeps the runtime's house at start and once a day, and lets it write its last records before the database goes. */
@Injectable()
export class HouseKeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Runtime) private readonly runtime: Runtime,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Nothing could be recorded in a month that does not exist, so a hub that cannot make it does not start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.runtime.keepHouse();
    this.timer = setInterval(() => void this.keep(), day).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.runtime.close();
  }

  private async keep(): Promise<void> {
    await this.runtime.keepHouse().catch((cause: unknown) => {
      this.log.error({ err: cause }, 'The daily housekeeping failed');
    });
  }
}
