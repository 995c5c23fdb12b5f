// The same calls made directly with Octokit as it comes, in a loop of its own. argv: upstream payload connections seconds. Prints one JSON line.
import { Octokit } from '@octokit/rest';

const [upstream, payload, connections, seconds] = process.argv.slice(2);
const octokit = new Octokit({ auth: 'gho_x', baseUrl: upstream });
const search = (per_page) => () =>
  octokit.search.issuesAndPullRequests({
    q: 'is:pr is:open repo:a/b',
    per_page,
    sort: 'updated',
    order: 'desc',
    advanced_search: 'true',
  });
const calls = {
  issue: () => octokit.issues.get({ owner: 'a', repo: 'b', issue_number: 1 }),
  pulls10: search(10),
  pulls30: search(30),
};

async function run(milliseconds) {
  const end = performance.now() + milliseconds;
  const times = [];
  const loop = async () => {
    while (performance.now() < end) {
      const at = performance.now();
      await calls[payload]();
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: Number(connections) }, loop));
  return times.toSorted((a, b) => a - b);
}

await run(4_000);
const before = process.cpuUsage();
const times = await run(Number(seconds) * 1_000);
const used = process.cpuUsage(before);
process.stdout.write(
  `${JSON.stringify({
    calls: times.length,
    p50: times[Math.floor(times.length / 2)],
    p99: times[Math.floor(times.length * 0.99)],
    cpu_ms: (used.user + used.system) / 1_000 / times.length,
    rss_mb: Math.round(process.memoryUsage().rss / 1_048_576),
  })}\n`,
);
process.exit(0);
