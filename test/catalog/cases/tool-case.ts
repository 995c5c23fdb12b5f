import type { ToolErrorCode } from '@hub/kit';

/** A tool's input or answer, as it goes over the wire. */
export type Fields = Record<string, unknown>;

/** Where cases are played: one person's connection, whatever the way to it. A call throws ToolError when it is refused. */
export interface CaseWorld {
  call(tool: string, input: Fields): Promise<Fields>;
}

/** What a call is asked for; may come from the answers of other tools, never from an id that is written down. */
export type InputOf = (world: CaseWorld) => Fields | Promise<Fields>;

/** A call that works, and what its answer shows. */
export interface GoodCase {
  /** Completes "the tool …": `opens an issue with its labels`. */
  readonly says: string;
  readonly input: InputOf;
  /** Throws (node:assert/strict) when the answer is not what it has to be. */
  readonly shows: (answer: Fields, world: CaseWorld) => void | Promise<void>;
}

/** A call that the vendor or the tool refuses, not merely the input's schema. */
export interface RefusedCase {
  /** Completes "the tool …": `refuses a label that the repository does not have`. */
  readonly says: string;
  readonly input: InputOf;
  readonly code: ToolErrorCode;
  /** What the message or one of its problems says. */
  readonly words: RegExp;
}

/** One use of a tool and one refusal, played against the sandbox, over MCP, and held against the vendor's description. */
export interface ToolCase {
  readonly tool: string;
  readonly good: GoodCase;
  readonly refusal: RefusedCase;
}
