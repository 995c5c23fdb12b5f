import type { AdfDocument } from './adf/document.js';
import { textOf } from './adf/document.js';
import { findAdfProblem, isDocument } from './adf/validate.js';
import { badFields, badRequest } from './errors.js';

const longest = 32_767;

/** What Jira says about a rich text that it does not take; undefined when it is right. */
export function findTextProblem(value: unknown): string | undefined {
  if (!isDocument(value))
    return 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
  if (findAdfProblem(value) !== undefined) return 'INVALID_INPUT';
  if (textOf(value as AdfDocument).length > longest) {
    return 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.';
  }
  return undefined;
}

/** The document of a comment or a work log; throws 400 as Jira does. */
export function readText(value: unknown, field: string): AdfDocument {
  if (!isDocument(value)) {
    throw badFields({ [field]: `${field === 'comment' ? 'Comment body' : 'Text'} is not valid!` });
  }
  const problem = findTextProblem(value);
  if (problem === 'INVALID_INPUT') throw badRequest('INVALID_INPUT');
  if (problem !== undefined) throw badFields({ [field]: problem });
  return value as AdfDocument;
}
