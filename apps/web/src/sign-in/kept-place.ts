import { innerPath } from '../api/problem.js';

const name = 'sign-in to';

/** Remembers, in this tab, where somebody was going who now leaves for their company's sign-in. */
export function keepPlace(to: string | undefined): void {
  if (to) sessionStorage.setItem(name, to);
  else sessionStorage.removeItem(name);
}

/** Where they were going, once; undefined when they were going nowhere in particular. */
export function takePlace(): string | undefined {
  const to = sessionStorage.getItem(name);
  sessionStorage.removeItem(name);
  return to === null ? undefined : innerPath(to, location.origin);
}
