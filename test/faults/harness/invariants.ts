import type { Facts } from './facts.js';

/** A part of an invariant: undefined when it holds, else what is wrong. */
export type Claim = (facts: Facts) => string | undefined;

/** All claims together, as a row says them. */
export const all =
  (...claims: readonly Claim[]) =>
  (facts: Facts): string[] =>
    claims.map((claim) => claim(facts)).filter((words) => words !== undefined);

const granted = ({ uses }: Facts): number => uses.filter((use) => use.granted === true).length;

/** The provider granted so many refreshes, and was asked no more often than that. */
export const refreshed =
  (times: number): Claim =>
  (facts) =>
    granted(facts) === times && facts.uses.length === times
      ? undefined
      : `${granted(facts)} refreshes granted and ${facts.uses.length} asked for, not ${times}`;

/** The provider was asked at most so often, whatever it said. */
export const askedAtMost =
  (times: number): Claim =>
  ({ uses }) =>
    uses.length <= times ? undefined : `asked for a refresh ${uses.length} times, more than ${times}`;

/** It was never asked twice at once, for the same token or for one and its successor. */
export const neverTwiceAtOnce: Claim = ({ uses }) => {
  const overlapping = uses.some((use, at) =>
    uses.slice(at + 1).some((later) => later.at < (use.ended ?? Number.POSITIVE_INFINITY)),
  );
  return overlapping ? 'two refreshes of one connection were in flight at once' : undefined;
};

export const allAnswered: Claim = ({ answers }) => {
  const bad = answers.filter(({ status }) => status !== 200);
  const kinds = [...new Set(bad.map(({ status, code }) => `${status} ${code}`))].join(', ');
  return bad.length === 0 && answers.length > 0
    ? undefined
    : `${bad.length} of ${answers.length} calls failed: ${kinds}`;
};

/** The last call of the seed succeeded: whatever went wrong has healed. */
export const healed: Claim = ({ answers }) => {
  const last = answers.at(-1);
  return last?.status === 200 ? undefined : `the last call was answered with ${last?.status} ${last?.code}`;
};

export const active: Claim = ({ stored }) =>
  stored?.status === 'active'
    ? undefined
    : `the connection is ${stored?.status ?? 'gone'}: ${stored?.reason}`;

/** The tokens in the database are those that the provider gave last, or still the first ones. */
export const storedIsNewest: Claim = ({ stored, uses, firstRefresh }) => {
  const given = uses.flatMap(({ granted: yes, next }) => (yes && next !== undefined ? [next] : []));
  const newest = given.at(-1) ?? firstRefresh;
  return stored?.refresh === newest ? undefined : 'the stored refresh token is not the newest one';
};

export const versionIs =
  (version: number): Claim =>
  ({ stored }) =>
    stored?.version === version ? undefined : `the version is ${stored?.version}, not ${version}`;

export const leaseIsFree: Claim = ({ stored }) => (stored?.isLeased ? 'a lease was left behind' : undefined);

/** The connection waits for its owner to sign in again, says why, and was noted once. */
export const toldToReconnect =
  (reason: RegExp): Claim =>
  ({ stored, events }) => {
    if (stored?.status !== 'reconnect_required') return `the connection is ${stored?.status}`;
    if (!reason.test(stored.reason ?? '')) return `the reason is ${stored.reason}`;
    const { 'connection.ended': told = 0 } = events;
    return told === 1 ? undefined : `it was noted ${told} times`;
  };
