/** Seconds since `since` (milliseconds of performance.now), for people. */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Says what takes time before it begins, a dot for every two seconds, and how long it took. */
export async function step(title, work) {
  const since = performance.now();
  process.stdout.write(`  ${title} `);
  const timer = setInterval(() => process.stdout.write('.'), 2000);
  try {
    const result = await work();
    process.stdout.write(` ${seconds(since)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(` failed after ${seconds(since)}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
