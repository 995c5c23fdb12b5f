import * as z from 'zod';

import { keySettings } from './key-settings.js';
import { modelList } from './model-list.js';

const baseUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

const urlsByName = z.record(z.string(), z.record(z.string(), baseUrl));

/** Every setting of the hub, its default and what it is for. `.env.example` is written from this. */
export const envSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4600).describe('Port of the hub'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 behind a load balancer'),
  TRUST_PROXY: z
    .string()
    .default('loopback')
    .describe('Addresses whose X-Forwarded-For is believed, comma-separated: those of your load balancer'),
  PUBLIC_URL: baseUrl
    .default('http://localhost:4600')
    .describe('Where browsers reach the hub: https, or http on loopback only'),
  DATABASE_URL: postgresUrl
    .default('postgres://localhost:5432/skillhub')
    .describe('PostgreSQL; npm start brings its own when this is unset'),
  EXECUTOR_DATABASE_URL: postgresUrl
    .optional()
    .describe(
      'Login of the executor, who finds callers and holds tokens; DATABASE_URL is then the web part’s alone',
    ),
  MIGRATOR_DATABASE_URL: postgresUrl
    .optional()
    .describe('Login of the tables’ owner, for npm run migrate and the commands; DATABASE_URL when unset'),
  DATABASE_PREPARES: z
    .stringbool()
    .default(true)
    .describe(
      'Prepare statements by name: false behind a pooler that cannot carry them (PgBouncer before 1.21)',
    ),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('Connections per pool and process'),
  ...keySettings,
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('Least level that is logged'),
  WEB_ROOT: z.string().default('dist/web').describe('Folder of the built web app'),
  MCP_LIST_BUDGET: z.coerce
    .number()
    .int()
    .min(0)
    .default(5_000)
    .describe(
      'Tokens that a list of tools may cost at /mcp; where it would cost more, three tools to find the others stand for it',
    ),
  GITHUB_URL: baseUrl.optional().describe('A GitHub Enterprise Server, https://HOST; github.com when unset'),
  GITHUB_API_URL: baseUrl.optional().describe('Its API, https://HOST/api/v3'),
  PRIVATE_URLS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((url) => url.trim())
        .filter((url) => url !== ''),
    )
    .pipe(z.array(z.url({ protocol: /^https$/ })))
    .describe(
      'Base URLs inside your network that the hub may reach, comma-separated: sign-in of companies, webhooks',
    ),
  PROVIDER_URLS: z
    .string()
    .default('{}')
    .transform(asJson)
    .pipe(urlsByName)
    .describe('Other addresses of providers, as JSON by provider and name: {"google":{"gmail":"https://…"}}'),
  MODELS: z
    .string()
    .default('[]')
    .transform(asJson)
    .pipe(modelList)
    .describe(
      'Language models for agents, as JSON: [{"id":"…","title":"…","kind":"openai-compatible|anthropic|google","url":"…","model":"…","api_key":"…","prices":{"input":3,"output":15}}]; without api_key each company enters its own',
    ),
  CONVERSATION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3_650)
    .default(90)
    .describe('Days after which a conversation that nobody has touched is forgotten'),
  ROLE: z
    .enum(['web', 'worker', 'both'])
    .default('both')
    .describe('What this process does: answer people and agents, work in the background, or both'),
  HUB_ENV: z
    .enum(['development', 'production'])
    .default('development')
    .describe('production refuses everything that only tests and the sandbox may use'),
  SPOOL_DIR: z
    .string()
    .default('.data/spool')
    .describe(
      'Folder of renewed tokens that the database could not take yet, sealed; must survive a restart',
    ),
  REFRESH_RATE: z.coerce
    .number()
    .min(0.1)
    .max(10_000)
    .default(100)
    .describe('Renewals per second that one provider app is asked for at most, by all processes together'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server for notices: smtps://user:password@host; no mail is sent when unset'),
  MAIL_FROM: z.string().default('Skillhub <skillhub@localhost>').describe('Sender of mail'),
  FAILPOINTS: z.string().default('').describe('For tests only: where this process is to die or wait'),
});

function asJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
}

/** The parsed environment: read once at start, handed on from there. */
export type Env = z.output<typeof envSchema>;

/** Reads and checks the environment. Throws one Error that names every wrong variable and what is wrong with it. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(filled);
  if (parsed.success) return allowed(parsed.data);
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${problems.join('\n')}`);
}

function allowed(env: Env): Env {
  if (env.HUB_ENV === 'production' && env.FAILPOINTS !== '')
    throw new Error(
      'The environment is not right:\n  FAILPOINTS: is for tests; HUB_ENV=production refuses it',
    );
  return env;
}
