/** Runs and prints one step of the journey with its time. A step that fails ends the journey. */
export async function step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  try {
    const result = await work();
    const note = typeof result === 'string' ? `  ${result}` : '';
    process.stdout.write(`  ok    ${title}${note}  (${Math.round(performance.now() - began)} ms)\n`);
    return result;
  } catch (cause) {
    process.stdout.write(`  FAILED ${title}\n`);
    throw cause;
  }
}

/** Ends the journey with what was expected and what came. */
export function expectThat(holds: unknown, what: string, seen?: unknown): asserts holds {
  if (!holds)
    throw new Error(`${what}${seen === undefined ? '' : `, but: ${JSON.stringify(seen).slice(0, 600)}`}`);
}
