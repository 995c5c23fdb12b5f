import { textOf } from '../adf/document.js';
import type { Issue } from '../state/model.js';

/** The texts of an issue that `~` looks through. */
export interface IssueTexts {
  summary: string[];
  description: string[];
  environment: string[];
  comment: string[];
}

const known = new WeakMap<Issue, { at: number; comments: number; texts: IssueTexts }>();

/** The stems of the issue's words, kept until it changes. */
export function textsOf(issue: Issue): IssueTexts {
  const old = known.get(issue);
  if (old?.at === issue.updatedAt && old.comments === issue.comments.length) return old.texts;
  const texts = {
    summary: stems(issue.summary),
    description: stems(textOf(issue.description)),
    environment: stems(textOf(issue.environment)),
    comment: issue.comments
      .filter(({ visibility }) => !visibility)
      .flatMap(({ body }) => [...stems(textOf(body)), '']),
  };
  known.set(issue, { at: issue.updatedAt, comments: issue.comments.length, texts });
  return texts;
}

/** A text as the words it is searched by. */
export const stems = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'.-]*/gu) ?? []).flatMap((word) => {
    const whole = word.replace(/[.'-]+$/, '');
    const parts = whole.split(/[.'-]/).filter((part) => part !== '');
    return parts.length > 1 ? [stem(whole), ...parts.map(stem)] : [stem(whole)];
  });

const stem = (word: string): string =>
  word.length > 3 ? word.replace(/(?:ing|edly|ed|es|s|ly)$/, '').replace(/e$/, '') || word : word;

/** A test for the words of a `~` operand: all of them, "a phrase" in order, `begin*`. */
export function wordTest(query: string): (words: string[]) => boolean {
  const phrases = [...query.matchAll(/"([^"]*)"/g)].map(([, inner]) => stems(inner ?? ''));
  const rest = query.replaceAll(/"[^"]*"/g, ' ');
  const beginnings = [...rest.matchAll(/([\p{L}\p{N}]+)\*/gu)].map(([, begin]) =>
    (begin ?? '').toLowerCase(),
  );
  const single = stems(rest.replaceAll(/[\p{L}\p{N}]+\*/gu, ' '));
  return (words) =>
    single.every((word) => words.includes(word)) &&
    beginnings.every((begin) => words.some((word) => word.startsWith(begin))) &&
    phrases.every((phrase) => hasPhrase(words, phrase));
}

const hasPhrase = (words: string[], phrase: string[]): boolean =>
  words.some((_word, start) => phrase.every((word, index) => words[start + index] === word));
