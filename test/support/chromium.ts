import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** A browser to start, and what its process must find in the environment besides. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const home = resolve('.data/chromium-147.0.0');
const unpack = `await (await import('@sparticuz/chromium')).default.executablePath()`;
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><dir prefix="relative">fonts</dir><cachedir prefix="relative">cache</cachedir></fontconfig>
`;

/**
 * The Chromium to drive: `CHROME_PATH`, else Debian's, else the one inside the npm package, unpacked once.
 * Throws when this platform has none.
 */
export async function findChromium(): Promise<Chromium> {
  const installed = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  if (existsSync(installed)) return { executablePath: installed, env: {} };
  if (process.env['CHROME_PATH']) throw new Error(`CHROME_PATH names no file: ${installed}`);
  if (`${process.platform}-${process.arch}` !== 'linux-x64') {
    throw new Error(`No Chromium for ${process.platform}-${process.arch}: set CHROME_PATH to one.`);
  }
  if (!existsSync(home)) await unpackChromium();
  // Its own libraries and a font: a bare machine has neither.
  const env = { LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') };
  return { executablePath: join(home, 'chromium'), env };
}

// Into a folder of its own and renamed when whole, so that neither a killed run nor a second one leaves half a browser.
async function unpackChromium(): Promise<void> {
  await mkdir('.data', { recursive: true });
  const draft = await mkdtemp(`${home}-draft-`);
  // The package hands out its libraries only where it believes to be on Lambda.
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpack], { env });
  await writeFile(join(draft, 'fonts.conf'), fonts);
  await rename(draft, home).catch(() => rm(draft, { recursive: true }));
}
