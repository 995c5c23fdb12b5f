import type { Log } from '@hub/platform';
import type { LoggerService } from '@nestjs/common';

/** Nest's own messages as lines of the hub's log; its chatter at start is detail. */
export class NestLog implements LoggerService {
  constructor(private readonly lines: Log) {}

  log(message: unknown, context?: string): void {
    this.lines.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.lines.warn({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.lines.error({ context, stack }, String(message));
  }
  fatal(message: unknown, context?: string): void {
    this.lines.fatal({ context }, String(message));
  }
}
