import { execFile } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const copied = [
  'apps',
  'libs',
  'test',
  'tools',
  'package.json',
  'tsconfig.json',
  'jest.config.mjs',
  '.prettierrc.json',
  '.oxlintrc.json',
  '.dependency-cruiser.mjs',
];

// Not the packages of other people's clients: they are larger than the project.
const isOurs = (path: string): boolean => path !== join('test', 'clients');

/** What a program said and how it ended. */
export interface Ended {
  readonly code: number;
  readonly said: string;
}

/** The project in a folder of its own, to be changed by what is tested. The caller closes it. */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'project-'));
  private readonly before: ReadonlyMap<string, string>;

  constructor() {
    for (const path of copied) cpSync(path, join(this.folder, path), { recursive: true, filter: isOurs });
    for (const path of ['migrations']) mkdirSync(join(this.folder, path));
    symlinkSync(resolve('node_modules'), join(this.folder, 'node_modules'));
    this.before = this.files();
  }

  /** The text of a file as it is now. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Writes a file and the folders above it. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** The text of a file when it was copied; undefined where it was not there. */
  original(path: string): string | undefined {
    return this.before.get(path);
  }

  /** Every file that is new or different, by name. */
  changed(): string[] {
    const now = [...this.files()].filter(([path, text]) => this.before.get(path) !== text);
    return now.map(([path]) => path).toSorted();
  }

  /** Runs Node in the copy. */
  async node(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const options = { cwd: this.folder, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
    return new Promise((ended) => {
      execFile(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', ...words],
        options,
        (error, out, problems) => ended({ code: error ? Number(error.code) : 0, said: out + problems }),
      );
    });
  }

  /** Types of the TypeScript that is new or different, and of what it imports. */
  async checkTypes(): Promise<Ended> {
    const files = this.changed().filter((path) => path.endsWith('.ts'));
    this.write('tsconfig.changed.json', JSON.stringify({ extends: './tsconfig.json', files, include: [] }));
    return this.node(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.changed.json']);
  }

  /** The titles of the small tests of the catalogue that fail, below what they are about. */
  async failing(pattern: string, env: Readonly<Record<string, string>> = {}): Promise<string[][]> {
    const words = ['--selectProjects', 'small', '--testPathPatterns', pattern, '--json'];
    const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', ...words];
    const { said } = await this.node(jest, env);
    const report = JSON.parse(/^\{.*\}$/m.exec(said)?.[0] ?? 'null') as Report | null;
    if (report === null || report.numTotalTests === 0) throw new Error(`No tests were run:\n${said}`);
    return report.testResults.flatMap(({ message, assertionResults }) =>
      assertionResults.length === 0
        ? [[message]]
        : assertionResults
            .filter(({ status }) => status === 'failed')
            .map(({ ancestorTitles, title }) => [...ancestorTitles, title]),
    );
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  private files(): Map<string, string> {
    return new Map(
      globSync('{libs,test,tools}/**/*', { cwd: this.folder })
        .filter((path) => statSync(join(this.folder, path)).isFile())
        .map((path) => [path, this.read(path)]),
    );
  }
}

interface Report {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly title: string;
      readonly ancestorTitles: readonly string[];
    }[];
  }[];
}
