import { ExternalLink } from 'lucide-react';
import type { Answer, Row } from '../format/answer.js';
import { readAnswer } from '../format/answer.js';
import { When } from '../kit/pieces.js';
import { words } from '../words/index.js';

function Out({ link, children }: { link: string; children: string }) {
  return (
    <a
      href={link}
      target="_blank"
      rel="noreferrer"
      className="-my-2 inline-flex min-h-11 items-center gap-1.5 py-2 font-semibold text-accent hover:underline"
    >
      {children}
      <ExternalLink aria-hidden size={14} className="shrink-0" />
      <span className="sr-only">({words.common.opensElsewhere})</span>
    </a>
  );
}

function Line({ row }: { row: Row }) {
  return (
    <li className="grid gap-0.5 px-4 py-3">
      {row.link ? <Out link={row.link}>{row.title}</Out> : <span className="font-semibold">{row.title}</span>}
      <p className="flex flex-wrap gap-x-3 text-xs text-muted">
        {row.meta.map((fact, place) => (
          <span key={`${place} ${fact}`}>{fact}</span>
        ))}
        {row.at && <When at={row.at} />}
      </p>
    </li>
  );
}

function Drawn({ answer }: { answer: Answer }) {
  if (answer.kind === 'text')
    return <p className="p-4 whitespace-pre-wrap">{answer.text === '' ? words.results.none : answer.text}</p>;
  if (answer.kind === 'facts')
    return (
      <div className="p-4">
        <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[10rem_1fr]">
          {answer.facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="mb-1 min-w-0 whitespace-pre-wrap sm:mb-0">{value}</dd>
            </div>
          ))}
        </dl>
        {answer.link && (
          <div className="mt-3">
            <Out link={answer.link}>{words.results.open}</Out>
          </div>
        )}
      </div>
    );
  if (answer.rows.length === 0) return <p className="p-4">{words.results.none}</p>;
  return (
    <>
      <ul className="divide-y divide-line">
        {answer.rows.map((row, place) => (
          <Line key={`${place} ${row.title}`} row={row} />
        ))}
      </ul>
      {answer.more && (
        <p className="border-t border-line px-4 py-3 text-xs text-muted">{words.results.more}</p>
      )}
    </>
  );
}

/** A tool's result as a person reads it: things in rows, or one thing with its facts. */
export function AnswerView({ result, account }: { result: unknown; account: string | undefined }) {
  return (
    <div data-answer className="card animate-rise overflow-hidden">
      <Drawn answer={readAnswer(result)} />
      {account && (
        <p className="border-t border-line bg-well px-4 py-2 text-xs text-muted">
          {words.results.as(account)}
        </p>
      )}
    </div>
  );
}
