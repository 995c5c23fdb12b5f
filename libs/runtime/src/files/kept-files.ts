import { randomUUID } from 'node:crypto';

import type { CompanyKeys } from '@hub/identity';
import { type FileContent, type FileHandle, type Files, ToolError } from '@hub/kit';
import type { Database } from '@hub/platform';

import { type FileRow, keepFile, openFile } from './statements.js';

/** Whose files they are. */
export interface FileOwner {
  readonly companyId: string;
  readonly personId: string;
}

const megabyte = 1024 * 1024;
const largest = 25 * megabyte;
const mostPerPerson = 250 * megabyte;
const prefix = 'file_';
const mediaType = /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/;

/** What tools have fetched for people and people have handed in, sealed, for a day: answers carry a handle instead of bytes. */
export class KeptFiles {
  constructor(
    private readonly database: Database,
    private readonly keys: CompanyKeys,
  ) {}

  /** The files of one person; nobody else's can be reached through it. */
  of(owner: FileOwner): Files {
    return {
      keep: (file) => this.keep(owner, file),
      open: (handle) => this.open(owner, handle),
    };
  }

  private async keep(owner: FileOwner, { name, mime, bytes }: FileContent): Promise<FileHandle> {
    const size = bytes.length;
    if (size > largest) throw tooLarge(`The file has ${inMegabytes(size)} MB; the hub keeps up to 25 MB.`);
    const id = randomUUID();
    const file = { name: plainName(name), mime: mediaType.test(mime) ? mime : 'application/octet-stream' };
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, size).toString('base64');
    const content = await this.keys.seal(owner.companyId, filePlace(owner, id), text);
    const values = [owner.companyId, id, owner.personId, file.name, file.mime, size, content, mostPerPerson];
    const kept = await this.database.execute(keepFile, values);
    if (kept.length === 0)
      throw tooLarge('You have 250 MB of files lying with the hub. They go after a day; try again then.');
    return { file_handle: prefix + id, ...file, size };
  }

  private async open(owner: FileOwner, handle: string): Promise<FileContent> {
    const id = handle.slice(prefix.length);
    const known = handle.startsWith(prefix) && /^[0-9a-f-]{36}$/.test(id);
    const [row] = known
      ? await this.database.execute<FileRow>(openFile, [owner.companyId, owner.personId, id])
      : [];
    if (!row)
      throw new ToolError(
        'not_found',
        'There is no such file. Files are kept for a day after they were fetched.',
      );
    const text = await this.keys.open(owner.companyId, filePlace(owner, id), row.content);
    return { name: row.name, mime: row.mime, bytes: Buffer.from(text, 'base64') };
  }
}

/** Where a file is sealed to. */
export const filePlace = ({ personId }: Pick<FileOwner, 'personId'>, id: string): string[] => [
  'file',
  personId,
  id,
];

const inMegabytes = (bytes: number): string => (bytes / megabyte).toFixed(1);

const tooLarge = (message: string): ToolError => new ToolError('invalid_input', message);

// A name that comes from outside becomes the name of a download: it may not lead anywhere else.
function plainName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 200)
    .trim();
  return plain === '' ? 'file' : plain;
}
