import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const unpacked = '.data/chromium-147.0.0';
const unpack = `await (await import('@sparticuz/chromium')).default.executablePath()`;

/**
 * The Chromium to drive: `CHROME_PATH`, else Debian's, else the one inside the npm package, unpacked once.
 * Throws when this platform has none.
 */
export async function chromiumPath(): Promise<string> {
  const given = process.env['CHROME_PATH'];
  if (given) return given;
  if (existsSync('/usr/bin/chromium') && !process.env['PACKAGED_CHROMIUM']) return '/usr/bin/chromium';
  if (`${process.platform}-${process.arch}` !== 'linux-x64') {
    throw new Error(`No Chromium for ${process.platform}-${process.arch}: set CHROME_PATH to one.`);
  }
  if (!existsSync(unpacked)) await unpackChromium();
  return join(unpacked, 'chromium');
}

// Into a folder of its own and renamed when whole, so that neither a killed run nor a second one leaves half a browser.
async function unpackChromium(): Promise<void> {
  await mkdir('.data', { recursive: true });
  const draft = await mkdtemp(`${process.cwd()}/.data/chromium-draft-`);
  const environment = { ...process.env, TMPDIR: draft };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpack], { env: environment });
  await rename(draft, unpacked).catch(() => rm(draft, { recursive: true }));
}
