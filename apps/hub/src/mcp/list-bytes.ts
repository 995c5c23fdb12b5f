import type { OwnListing } from './offers.js';

const most = 32;
const known = new Map<string, Buffer>();

/** A list of tools as JSON. Most callers have one of a few lists, so each is written once and then only copied. */
export function listBytes(tools: readonly OwnListing[]): Buffer {
  const names = tools.map(({ name }) => name).join();
  const before = known.get(names);
  if (before) return before;
  const bytes = Buffer.from(JSON.stringify(tools));
  if (known.size >= most) known.clear();
  known.set(names, bytes);
  return bytes;
}
