import { type Door, exchange } from './exchange.js';

/** A file that the hub keeps for a day. Tools take and give `file_handle`. */
export interface FileHandle {
  readonly file_handle: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
}

/** The files of one person at the hub: at most 25 MB each. Throws SkillhubError. */
export class FileShelf {
  constructor(private readonly door: Door) {}

  /** Hands a file in, for a tool to take. */
  async put(name: string, bytes: Uint8Array<ArrayBuffer>, mime?: string): Promise<FileHandle> {
    const query = new URLSearchParams({ name, ...(mime !== undefined && { mime }) });
    const answer = await exchange(this.door, {
      method: 'POST',
      path: `/files?${query.toString()}`,
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      repeatable: true,
    });
    return (await answer.json()) as FileHandle;
  }

  /** The bytes of a file that a tool has fetched or that was handed in. */
  async get(handle: string): Promise<Uint8Array<ArrayBuffer>> {
    const path = `/files/${encodeURIComponent(handle)}`;
    const answer = await exchange(this.door, { method: 'GET', path, repeatable: true });
    return new Uint8Array(await answer.arrayBuffer());
  }
}
