import {
  AccessTokens,
  ApiKeys,
  CompanyKeys,
  CompanySignIn,
  People,
  Sessions,
  SignInLimits,
} from '@hub/identity';
import { Database, Transport } from '@hub/platform';
import { Global, Inject, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';

import { CompanySignInController } from './company-sign-in.controller.js';
import { CompanyStrategy } from './company.strategy.js';
import { PasswordStrategy } from './password.strategy.js';
import { SignInController } from './sign-in.controller.js';

const onDatabase = [AccessTokens, ApiKeys, People, Sessions, SignInLimits].map((part) => ({
  provide: part,
  useFactory: (database: Database) => new part(database),
  inject: [Database],
}));

const companySignIn = {
  provide: CompanySignIn,
  useFactory: (database: Database, keys: CompanyKeys, transport: Transport) =>
    new CompanySignIn(database, keys, transport),
  inject: [Database, CompanyKeys, Transport],
};

const hour = 3_600_000;

/** Who is at the door. Global: every other module's routes ask for the person. */
@Global()
@Module({
  imports: [PassportModule],
  controllers: [SignInController, CompanySignInController],
  providers: [...onDatabase, companySignIn, PasswordStrategy, CompanyStrategy],
  exports: [AccessTokens, ApiKeys, People, Sessions, SignInLimits, CompanySignIn],
})
export class SignInModule implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(Sessions) private readonly sessions: Sessions) {}

  onModuleInit(): void {
    // A missed sweep is made up by the next: an expired session is dead whether or not its row is gone.
    this.timer = setInterval(() => void this.sessions.sweep().catch(() => undefined), hour).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
