import { Sessions } from '@hub/identity';
import type { Env } from '@hub/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { mountFor } from './authorization/index.js';
import { readUploads } from './files/read-uploads.js';
import { installSessions } from './sign-in/index.js';
import { addSecurityHeaders } from './web/security-headers.js';
import { serveWebApp } from './web/single-page-app.js';

/** What stands before every route: page policy, sessions, the authorization server, the web app's files. To be called before Nest makes its routes. */
export async function prepareFastify(app: NestFastifyApplication, env: Env): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  addSecurityHeaders(fastify);
  readUploads(fastify);
  await installSessions(fastify, { sessions: app.get(Sessions), publicUrl: env.PUBLIC_URL });
  await mountFor(app, env.PUBLIC_URL);
  await serveWebApp(fastify, env.WEB_ROOT);
}
