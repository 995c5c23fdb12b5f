import type { Send } from '@hub/kit';
import { ToolError } from '@hub/kit';
import { skills } from '@hub/integrations';
import { createEmulator } from 'emulate';

export type Answer = Record<string, unknown>;

export const repo = 'octo-org/website';

/** What emulate does not have, by the end of the path: the answer GitHub gives there. */
const overlays: Record<string, unknown> = {
  '/status': { state: 'pending', statuses: [{ context: 'ci/old', state: 'failure' }] },
  '/graphql': {
    data: {
      repository: {
        pullRequest: {
          reviewThreads: {
            pageInfo: { hasNextPage: true, endCursor: 'Y3Vyc29y' },
            nodes: [thread('T1', 11, false), thread('T2', 22, true)],
          },
        },
      },
    },
  },
  '/actions/runs/7/jobs': {
    total_count: 2,
    jobs: [
      { id: 70, name: 'lint', conclusion: 'success', html_url: 'https://github.example/70' },
      { id: 71, name: 'test', conclusion: 'failure', html_url: 'https://github.example/71' },
    ],
  },
  '/actions/jobs/71/logs': '2026-11-01T10:00:00.1Z one\n2026-11-01T10:00:01.1Z \u001B[31mtwo\u001B[0m\n',
  '/pulls/9/files': [
    {
      filename: 'src/a.ts',
      status: 'modified',
      additions: 2,
      deletions: 1,
      patch: '@@ -10,2 +10,3 @@\n a\n-b\n+c\n+d',
    },
  ],
  '/search/code': {
    total_count: 1,
    items: [
      {
        path: 'src/a.ts',
        html_url: 'https://github.example/a',
        repository: { full_name: 'octo-org/website' },
        text_matches: [{ fragment: 'x'.repeat(400) }],
      },
    ],
  },
  '/pulls/9/comments/11/replies': { id: 12, html_url: 'https://github.example/12' },
  '/actions/runs/7/rerun-failed-jobs': {},
  '/pulls/9/reviews': { id: 90, state: 'COMMENTED', html_url: 'https://github.example/90' },
};

function thread(id: string, databaseId: number, isResolved: boolean) {
  const comment = {
    databaseId,
    author: { login: 'ben-okafor' },
    body: 'Why?',
    createdAt: '2026-11-01T10:00:00Z',
    url: 'u',
  };
  return {
    id,
    path: 'src/a.ts',
    line: null,
    originalLine: 3,
    isResolved,
    isOutdated: true,
    comments: { totalCount: 1, nodes: [comment] },
  };
}

const overlayOf = (url: string) =>
  Object.entries(overlays).find(([path]) => new URL(url).pathname.endsWith(path))?.[1];

const sendAs =
  (token: string): Send =>
  async ({ method, url, headers, body }) => {
    const overlay = url.includes('nowhere') ? undefined : overlayOf(url);
    if (overlay !== undefined) return overlaid(overlay);
    const answer = await fetch(url, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: String(body) }),
    });
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    };
  };

const overlaid = (value: unknown) => ({
  status: 200,
  headers: { 'content-type': typeof value === 'string' ? 'text/plain' : 'application/json' },
  body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

const tools = new Map(skills.flatMap((skill) => skill.tools).map((tool) => [tool.name, tool]));

/** A GitHub over HTTP with one repository and two branches, and Ana who works there. */
export class GithubWire {
  private readonly send = sendAs('ana-token');

  private constructor(
    private readonly api: string,
    readonly close: () => Promise<void>,
  ) {}

  static async start(): Promise<GithubWire> {
    const emulator = await createEmulator({ service: 'github', port: 0, seed });
    const wire = new GithubWire(emulator.url, () => emulator.close());
    const main = (await wire.request('GET', `/repos/${repo}/git/ref/heads/main`)) as {
      object: { sha: string };
    };
    await wire.request('POST', `/repos/${repo}/git/refs`, {
      ref: 'refs/heads/feature/one',
      sha: main.object.sha,
    });
    await wire.request('PUT', `/repos/${repo}/contents/src/one.ts`, {
      message: 'Add one',
      content: Buffer.from('one\ntwo\nthree\n').toString('base64'),
      branch: 'feature/one',
    });
    return wire;
  }

  get options() {
    return { urls: { api: this.api, web: this.api }, send: this.send };
  }

  /** One call as the runtime makes it: input parsed, refusals in words, the answer cut to the output schema. */
  async call(name: string, input: Answer): Promise<Answer> {
    const tool = tools.get(name);
    if (tool === undefined) throw new Error(`No tool ${name}`);
    const client = tool.provider.client(this.options);
    const parsed = tool.input.parse(input);
    try {
      const answer = await tool.run({
        client,
        input: parsed,
        signal: AbortSignal.timeout(5_000),
        after: undefined,
      });
      return tool.output.parse(answer) as Answer;
    } catch (cause) {
      throw cause instanceof ToolError ? cause : (tool.provider.toError(cause) ?? cause);
    }
  }

  private async request(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    const sent = { method, url: `${this.api}${path}`, headers };
    const answer = await this.send(body === undefined ? sent : { ...sent, body: JSON.stringify(body) });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status}`);
    return JSON.parse(answer.body.toString() || '{}') as Answer;
  }
}

const seed = {
  tokens: { 'ana-token': { login: 'ana-lopez', scopes: ['repo'] } },
  github: {
    users: [
      { login: 'ana-lopez', name: 'Ana Lopez', email: 'ana@octo.example' },
      { login: 'ben-okafor', name: 'Ben Okafor', email: 'ben@octo.example' },
    ],
    orgs: [{ login: 'octo-org', name: 'Octo', members: [{ login: 'ana-lopez', role: 'admin' }] }],
    repos: [{ owner: 'octo-org', name: 'website', private: false, auto_init: true }],
  },
};
