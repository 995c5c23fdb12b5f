import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiProblem, innerPath } from '../api/problem.js';
import { words } from '../words/index.js';
import { Button, buttonClass } from './button.js';
import { Empty, Notice } from './pieces.js';

interface Query<T> {
  data: T | undefined;
  error: Error | null;
  refetch: () => unknown;
}

/** The sentence for whatever went wrong; what the hub said goes before what we guess. */
export function said(error: unknown): string {
  if (!(error instanceof ApiProblem)) return words.failed.unknown;
  if (error.status === 0) return words.failed.noAnswer;
  return error.message === '' ? words.failed.unknown : error.message;
}

/** A failed action said in a line, where there is no room for more. */
export function ErrorLine({ error }: { error: unknown }) {
  return error ? (
    <p role="alert" className="mt-3 w-full text-bad">
      {said(error)}
    </p>
  ) : null;
}

/** A failed action in place, with the one thing that repairs it. */
export function Failure({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const fix = error instanceof ApiProblem ? error.fix : undefined;
  const path = fix && innerPath(fix.url, location.origin);
  const again = retry && <Button onClick={() => void retry()}>{words.common.retry}</Button>;
  return (
    <Notice
      tone="bad"
      title={words.failed.title}
      action={
        path ? (
          <a className={buttonClass()} href={path}>
            {fix.label}
          </a>
        ) : (
          again
        )
      }
    >
      {said(error)}
    </Notice>
  );
}

export function Lost() {
  return (
    <Empty
      heading
      title={words.failed.lostTitle}
      action={
        <Link to="/" className={buttonClass('primary')}>
          {words.failed.toSkills}
        </Link>
      }
    >
      {words.failed.lostText}
    </Empty>
  );
}

/** The page of a query: its shape while it loads, what went wrong, or what came. */
export function Loaded<T>({
  query,
  bones,
  children,
}: {
  query: Query<T>;
  bones: ReactNode;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error instanceof ApiProblem && query.error.status === 404) return <Lost />;
  if (query.error) return <Failure error={query.error} retry={query.refetch} />;
  return (
    <div role="status" aria-label={words.common.loading}>
      {bones}
    </div>
  );
}
