import { tools } from '../published.js';
import type { AnswerTokens } from './answers.js';
import { listedTokensOf } from './count-tokens.js';

const written = (count: number): string => count.toLocaleString('en');

/** What was measured as a Markdown table: whole questions first, then every tool by name. */
export function tableOf(measured: ReadonlyMap<string, AnswerTokens>): string {
  const named = new Set(tools.map(({ name }) => name));
  const questions = [...measured].filter(([name]) => !named.has(name));
  const listed = tools.map((tool) => listedTokensOf(tool));
  const total = listed.reduce((sum, count) => sum + count, 0);
  return [
    `Tokens (o200k). A tool in a list: ${Math.round(total / tools.length)} on average, ${Math.max(...listed)} at most.`,
    '',
    '| what | in a list | as text | structured | raw from the vendor |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...questions.map(([name, tokens]) => row(name, undefined, tokens)),
    ...tools.map((tool) => row(`\`${tool.name}\``, listedTokensOf(tool), measured.get(tool.name))),
    '',
  ].join('\n');
}

const row = (what: string, listed: number | undefined, tokens: AnswerTokens | undefined): string =>
  `| ${[what, ...[listed, tokens?.text, tokens?.structured, tokens?.raw].map((count) => (count === undefined ? '' : written(count)))].join(' | ')} |`;
