import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';

/** Sends the browser to its company's issuer, and on the way back finds out who it is. */
@Injectable()
export class CompanyGuard extends AuthGuard('company') {}
