import * as z from 'zod';

const baseUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

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
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .default('postgres://localhost:5432/skillhub')
    .describe('PostgreSQL; npm start brings its own when this is unset'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('Connections per pool and process'),
  KEY_FILE: z
    .string()
    .default('.data/key-encryption-key')
    .describe(
      'File of the key that wraps every company key; made with mode 0600 when KEY_FILE_CREATE is true',
    ),
  KEY_FILE_CREATE: z
    .stringbool()
    .default(false)
    .describe('Make the key file when it is missing (first start only)'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('Least level that is logged'),
  WEB_ROOT: z.string().default('dist/web').describe('Folder of the built web app'),
  GITHUB_URL: baseUrl.optional().describe('A GitHub Enterprise Server, https://HOST; github.com when unset'),
  GITHUB_API_URL: baseUrl.optional().describe('Its API, https://HOST/api/v3'),
  PROVIDER_URLS: z
    .string()
    .default('{}')
    .transform(asJson)
    .pipe(urlsByName)
    .describe('Other addresses of providers, as JSON by provider and name: {"google":{"gmail":"https://…"}}'),
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
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${problems.join('\n')}`);
}
