import { Database } from '@hub/platform';
import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';

/** For whoever keeps the process alive: `/healthz` says that it lives, `/readyz` that it can serve. */
@Controller()
export class HealthController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('healthz')
  lives(): { status: string } {
    return { status: 'ok' };
  }

  @Get('readyz')
  async serves(): Promise<{ status: string }> {
    if (await this.database.isReady()) return { status: 'ready' };
    throw new ServiceUnavailableException('The database does not answer');
  }
}
