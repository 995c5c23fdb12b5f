import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive: path with `/`, and its text. */
export type ZipFile = readonly [path: string, text: string];

interface Packed {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly sum: number;
  readonly size: number;
}

const needed = 20;
const deflated = 8;
const utf8Names = 1 << 11;
// The first moment that the format knows, so that the same files always make the same archive.
const firstOf1980 = 0x21;

/** A ZIP archive of small text files (APPNOTE.TXT 6.3.10: local headers, central directory, end record). */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const packed = files.map(pack);
  const locals = packed.map((file) => Buffer.concat([local(file), file.name, file.data]));
  let at = 0;
  const directory = packed.map((file, place) => {
    const entry = Buffer.concat([central(file, at), file.name]);
    at += locals[place]?.length ?? 0;
    return entry;
  });
  const length = directory.reduce((sum, entry) => sum + entry.length, 0);
  return Buffer.concat([...locals, ...directory, end(files.length, length, at)]);
}

function pack([path, text]: ZipFile): Packed {
  const bytes = Buffer.from(text);
  return { name: Buffer.from(path), data: deflateRawSync(bytes), sum: crc32(bytes), size: bytes.length };
}

function shared({ name, data, sum, size }: Packed): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(needed, 0);
  head.writeUInt16LE(utf8Names, 2);
  head.writeUInt16LE(deflated, 4);
  head.writeUInt16LE(firstOf1980, 8);
  head.writeUInt32LE(sum, 10);
  head.writeUInt32LE(data.length, 14);
  head.writeUInt32LE(size, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

const local = (file: Packed): Buffer => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared(file)]);

function central(file: Packed, at: number): Buffer {
  const madeBy = Buffer.from([needed, 0]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(at, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, shared(file), rest]);
}

function end(count: number, length: number, at: number): Buffer {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(at, 16);
  return record;
}
