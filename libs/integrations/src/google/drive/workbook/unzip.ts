import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflated = promisify(inflateRaw);

interface Entry {
  readonly isPacked: boolean;
  readonly size: number;
  readonly offset: number;
}

/** Reads text files out of a ZIP archive (APPNOTE 6.3) by its directory; no file may be larger than 20 MB unpacked. */
export class Archive {
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(private readonly bytes: Buffer) {
    this.#entries = new Map(entriesOf(bytes));
  }

  /** The file as text; empty when the archive has none of this name. */
  async text(name: string): Promise<string> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return '';
    const { offset, size, isPacked } = entry;
    // The local header repeats the name, and may have another extra field than the directory.
    const start = offset + 30 + this.bytes.readUInt16LE(offset + 26) + this.bytes.readUInt16LE(offset + 28);
    const stored = this.bytes.subarray(start, start + size);
    return (isPacked ? await inflated(stored, { maxOutputLength: 20_000_000 }) : stored).toString('utf8');
  }
}

const endMark = Buffer.from('PK\u0005\u0006');

function* entriesOf(bytes: Buffer): Generator<[string, Entry]> {
  const end = bytes.lastIndexOf(endMark);
  if (end < 0) throw new TypeError('Not a ZIP archive');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    yield [
      bytes.toString('utf8', at + 46, at + 46 + name),
      {
        isPacked: bytes.readUInt16LE(at + 10) !== 0,
        size: bytes.readUInt32LE(at + 20),
        offset: bytes.readUInt32LE(at + 42),
      },
    ];
    at += 46 + name + extra + comment;
  }
}
