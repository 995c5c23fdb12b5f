import { Catalog } from '@hub/catalog';
import type { Env } from '@hub/platform';
import { Controller, Get, Header, Inject } from '@nestjs/common';

import { ENV } from '../core/tokens.js';
import { docsPage, docsStyle } from './docs-page.js';
import { type OpenapiDocument, openapiDocument } from './openapi.js';

/** The API described, for machines and for people. Each is made on first use. */
@Controller('api')
export class OpenapiController {
  private document: OpenapiDocument | undefined;
  private page: string | undefined;

  constructor(
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Get('openapi.json')
  @Header('cache-control', 'no-cache')
  describe(): OpenapiDocument {
    return (this.document ??= openapiDocument(this.catalog, this.env.PUBLIC_URL));
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  read(): string {
    return (this.page ??= docsPage(this.describe()));
  }

  @Get('docs.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return docsStyle;
  }
}
