import { Refusal, json } from '../gateway/answer.js';

const rest = 'https://docs.github.com/rest';

/** One entry of the `errors` list of a 422. */
export interface FieldError {
  resource: string;
  field?: string;
  code: 'missing' | 'missing_field' | 'invalid' | 'already_exists' | 'unprocessable' | 'custom';
  message?: string;
  value?: unknown;
}

/** An error as GitHub writes it; `status` is repeated in the body as a string. */
export const failure = (status: number, message: string, extra: Record<string, unknown> = {}): Refusal =>
  new Refusal(json({ message, ...extra, documentation_url: rest, status: String(status) }, status));

export const notFound = (): Refusal => failure(404, 'Not Found');

/** 422 with the list that tells which field is wrong. */
export const invalid = (...errors: FieldError[]): Refusal => failure(422, 'Validation Failed', { errors });

/** 422 of the review endpoints, whose list holds plain sentences. */
export const unprocessable = (...errors: string[]): Refusal =>
  failure(422, 'Unprocessable Entity', { errors });
