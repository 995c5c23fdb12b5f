import DataLoader from 'dataloader';

import type { Database } from './database.js';

/**
 * A statement that finds at most one row for what is asked. `asks` names the columns of `q`, the asked, with their SQL types;
 * `text` is a SELECT that says `q.column` where other statements have a parameter. `name` is unique in the process.
 */
export interface Question {
  readonly name: string;
  readonly asks: Readonly<Record<string, string>>;
  readonly text: string;
}

const atOnce = 2;
const together = 100;

/**
 * Asks a question as the executor. Those who ask while earlier ones wait for their answer are asked in one statement together:
 * to carry a statement costs more than to answer it. Nobody waits for company.
 */
export class Asker<Asked extends object, Row extends object> {
  private readonly loader: DataLoader<Asked, Row | undefined>;
  private readonly waiting: (() => void)[] = [];
  private asking = 0;

  constructor(
    private readonly database: Pick<Database, 'execute'>,
    question: Question,
  ) {
    const statement = { name: question.name, text: textOf(question) };
    this.loader = new DataLoader((asked) => this.answers(statement, asked), {
      cache: false,
      maxBatchSize: together,
      batchScheduleFn: (ask) => {
        if (this.asking === atOnce) return void this.waiting.push(ask);
        this.asking += 1;
        setImmediate(ask);
      },
    });
  }

  /** The row for what is asked, or undefined. Values must suit the types of `asks`: one that does not fails whoever asks with it. */
  ask(asked: Asked): Promise<Row | undefined> {
    return this.loader.load(asked);
  }

  private async answers(
    statement: { name: string; text: string },
    asked: readonly Asked[],
  ): Promise<(Row | undefined)[]> {
    try {
      const numbered = asked.map((one, place) => ({ ...one, place }));
      const rows = await this.database.execute<Row & { place: number }>(statement, [
        JSON.stringify(numbered),
      ]);
      const found = asked.map((): Row | undefined => undefined);
      for (const row of rows) found[row.place] = row;
      return found;
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.asking -= 1;
    }
  }
}

// OFFSET 0 keeps the planner from joining the parts in another order: each of the asked is looked up by the indexes.
function textOf({ asks, text }: Question): string {
  const columns = Object.entries(asks).map(([column, type]) => `${column} ${type}`);
  return `SELECT q.place, found.* FROM json_to_recordset($1) AS q(place int, ${columns.join(', ')})
    CROSS JOIN LATERAL (${text} OFFSET 0) AS found`;
}
