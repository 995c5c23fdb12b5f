const maxDepth = 32;
const maxNodes = 50_000;
const maxCharacters = 1_048_576;

/**
 * Says in words what no tool can take: nesting beyond 32 levels, more than 1 MB of text, text that is no Unicode (half of a
 * surrogate pair has no place in a URL) or holds a NUL; undefined when the input is fine.
 */
export function exceedsLimits(value: unknown): string | undefined {
  const stack: [unknown, number][] = [[value, 1]];
  let characters = 0;
  for (let nodes = 0; stack.length > 0; nodes += 1) {
    if (nodes > maxNodes) return 'holds too many values';
    const [current, depth] = stack.pop() as [unknown, number];
    if (depth > maxDepth + 1) return `is nested deeper than ${maxDepth} levels`;
    if (typeof current === 'string') {
      if (!isText(current)) return 'holds a character that is none';
      characters += current.length;
    }
    if (characters > maxCharacters) return 'is larger than 1 MB';
    if (typeof current !== 'object' || current === null) continue;
    for (const [key, inner] of Object.entries(current)) {
      characters += key.length;
      stack.push([inner, depth + 1]);
    }
  }
  return undefined;
}

const isText = (value: string): boolean => value.isWellFormed() && !value.includes('\u0000');
