/** Fills inputs that the caller left out. Nothing is learned yet, so the input stays what it was. */
export function fill(raw: unknown): unknown {
  return raw;
}
