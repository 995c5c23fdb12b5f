import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 2026, so that the same content gives the same bytes. */
const date = ((2026 - 1980) << 9) | (1 << 5) | 1;

/** A ZIP archive (APPNOTE 6.3) of small text files. */
export function zipOf(files: Record<string, string>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const raw = Buffer.from(text);
    const packed = deflateRawSync(raw);
    const facts = factsOf(Buffer.from(name), raw, packed);
    const local = Buffer.concat([signed(0x04034b50, []), facts, Buffer.from(name), packed]);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(offset, 10);
    directory.push(signed(0x02014b50, [20]), facts, at, Buffer.from(name));
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, list, signed(0x06054b50, []), end]);
}

function signed(signature: number, shorts: number[]): Buffer {
  const buffer = Buffer.alloc(4 + shorts.length * 2);
  buffer.writeUInt32LE(signature);
  for (const [index, short] of shorts.entries()) buffer.writeUInt16LE(short, 4 + index * 2);
  return buffer;
}

/** The part that an entry and its place in the directory share: version to length of the extra field. */
function factsOf(name: Buffer, raw: Buffer, packed: Buffer): Buffer {
  const buffer = Buffer.alloc(26);
  buffer.writeUInt16LE(20, 0);
  buffer.writeUInt16LE(0x0800, 2);
  buffer.writeUInt16LE(8, 4);
  buffer.writeUInt16LE(date, 8);
  buffer.writeUInt32LE(crc32(raw), 10);
  buffer.writeUInt32LE(packed.length, 14);
  buffer.writeUInt32LE(raw.length, 18);
  buffer.writeUInt16LE(name.length, 22);
  return buffer;
}
