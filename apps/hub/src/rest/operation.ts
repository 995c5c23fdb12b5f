import type * as z from 'zod';

/** One operation of the API as its document shows it. Paths as OpenAPI writes them. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  readonly status?: 200 | 201 | 204;
  /** Who may: anybody, whoever sends a key or is signed in, or only a signed-in browser. */
  readonly access: 'open' | 'caller' | 'browser';
}

/** What `one` makes an operation from, for those that are declared beside their doors. */
export interface DeclaredOperation extends Rest {
  readonly id: string;
  readonly call: string;
  readonly words: string;
}

type Rest = Pick<Operation, 'access' | 'query' | 'body' | 'answer' | 'status'>;

/** An operation from few words: `call` is the method and the path below /api/v1, `words` the tag and the summary. */
export function one(id: string, call: string, words: string, rest: Rest): Operation {
  const [method = '', path = ''] = call.split(' ');
  const [tag = '', summary = ''] = words.split(': ');
  return { id, method: method as Operation['method'], path: `/api/v1${path}`, tag, summary, ...rest };
}
