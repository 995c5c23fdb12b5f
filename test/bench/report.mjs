const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Median over rounds of a figure of a target. */
const figure = (rows, { target, payload, c }, name) => {
  const values = rows
    .filter((row) => row.target === target && row.payload === payload && row.c === c)
    .map((row) => row[name]);
  return values.length > 0 ? median(values) : Number.NaN;
};

/** Prints the measured rows, then each goal with what was reached. */
export function printTables(rows, client) {
  console.table(
    rows.map(({ target, payload, c, per_s, p50, p99, cpu_ms, pg_cpu_ms, statements, rss_mb }) => ({
      target,
      payload,
      c,
      'calls/s': Math.round(per_s),
      p50: round(p50),
      p99: round(p99),
      'cpu ms': round(cpu_ms, 3),
      'pg cpu ms': round(pg_cpu_ms, 3),
      statements: round(statements),
      'rss MB': rss_mb,
    })),
  );
  console.table(
    goals(rows, client).map(([goal, bound, reached]) => ({
      goal,
      bound,
      reached: round(reached, 3),
      met: reached <= bound,
    })),
  );
}

function goals(rows, client) {
  const of = (name, target, payload = 'issue', c = 32) => figure(rows, { target, payload, c }, name);
  const cpu = (target, payload) => of('cpu_ms', target, payload);
  const added = (c) => of('p50', 'rest +60ms', 'issue', c) - of('p50', 'proxy +60ms', 'issue', c);
  return [
    ['P1 rest / proxy, issue c32', 10, cpu('rest') / cpu('proxy')],
    ['P2 rest CPU ms, issue c32', 0.4, cpu('rest')],
    ['P2 PostgreSQL CPU ms, issue c32', 0.1, of('pg_cpu_ms', 'rest')],
    ['P4 rest CPU ms, pulls10 c32', 1, cpu('rest', 'pulls10')],
    ['P5 GitHub client / undici, 185 KB', 1.25, client.hub_client / client.undici],
    ['P6 mcp / rest, issue c32', 1.3, cpu('mcp') / cpu('rest')],
    ['P7 tools/list CPU ms', 0.6, cpu('tools/list')],
    ['P8 statements a read call', 1.2, of('statements', 'rest')],
    ['P9 ms added to a 60 ms upstream, c1', 3, added(1)],
    ['P9 ms added to a 60 ms upstream, c32', 5, added(32)],
    [
      'P11 RSS MB after load',
      400,
      Math.max(...rows.filter((row) => row.target === 'mcp').map((row) => row.rss_mb)),
    ],
    ['rest / direct Octokit, issue c32', 1, cpu('rest') / cpu('direct')],
    ['rest / direct Octokit, pulls10 c32', 0.35, cpu('rest', 'pulls10') / cpu('direct', 'pulls10')],
  ];
}

const round = (value, digits = 2) =>
  value === undefined || Number.isNaN(value) ? undefined : Number(value.toFixed(digits));
