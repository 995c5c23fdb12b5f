import type * as z from 'zod';

import type { Effect } from './effect.js';
import type { Files } from './files.js';
import type { Provider } from './provider.js';

/** Alternatives that each suffice: one scope, or several that are needed together. The first is what connecting asks for. */
export type ScopeChoice<Scope extends string = string> = readonly (Scope | readonly Scope[])[];

/** What a tool's `run` is given: the provider's client acting as the person, the parsed input, the call's deadline. */
export interface Run<Client, Input> {
  readonly client: Client;
  readonly input: Input;
  readonly signal: AbortSignal;
  /** Continues a list: what the previous page's `next` was, undefined on the first page. Only where the input has a `cursor`. */
  readonly after: string | undefined;
  readonly files: Files;
  /** The absolute address of one of the hub's own pages, for an answer that sends the person there. */
  readonly page: (path: string) => string;
  /** A UUID of this one change; the same when the caller repeats it. Left where the provider lets it be found again. */
  readonly operation: string;
}

export interface ToolFacts<
  Client,
  Scope extends string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
> {
  /** `product_verb_noun`, snake_case, at most 60 characters. */
  readonly name: string;
  /** What an employee reads: sentence case, verb first. */
  readonly title: string;
  /** What an agent reads: line 1 what it does, line 2 what it does not. At most 300 characters. */
  readonly description: string;
  readonly effect: Effect;
  /** Whether doing it twice leaves the world as doing it once (RFC 9110 section 9.2.2). Reads are. */
  readonly idempotent?: boolean;
  readonly scopes: ScopeChoice<Scope>;
  /**
   * Every request it may send: `GET /repos/{owner}/{repo}`; `{name}` is one path segment, `{+name}` several.
   * The transport refuses any other.
   */
  readonly requests: readonly string[];
  /**
   * Hosts outside the provider to which its answers refer for content (`*.blob.core.windows.net`). Addresses there are fetched by
   * GET over https, without the person's credential.
   */
  readonly downloads?: readonly string[];
  readonly input: Input;
  /** Inputs whose usual value may be learned per person. */
  readonly learn?: readonly (keyof z.infer<Input> & string)[];
  /** The whitelist: what it does not name never reaches an agent. */
  readonly output: Output;
  /** Calls the vendor. May return more than `output` names. A page that is not the last carries `next` for the runtime to seal. */
  run(call: Run<Client, z.infer<Input>>): Promise<unknown>;
  /**
   * Looks, by reads alone, whether the change of `operation` has happened after its answer was lost: what `run` would have
   * returned, undefined when it surely has not. Throws when that cannot be known.
   */
  settle?(call: Run<Client, z.infer<Input>>): Promise<unknown>;
}

/** A tool, whatever its provider's client and its input are. */
export interface Tool extends Omit<ToolFacts<never, string>, 'run' | 'settle' | 'learn'> {
  readonly provider: Provider;
  readonly learn?: readonly string[];
  run(call: Run<unknown, Record<string, unknown>>): Promise<unknown>;
  settle?(call: Run<unknown, Record<string, unknown>>): Promise<unknown>;
}
