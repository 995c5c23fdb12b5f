/** A request as it went out. `path` is as sent, percent-encoded, below the root that the description speaks of. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** An answer as it came back; `headers` with lower-case names. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Something that the description does not allow: `at` is the operation, `problem` says where in it and what. */
export interface Violation {
  readonly at: string;
  readonly problem: string;
}

/** Scopes that open an operation: any one of the lists, the whole of it. */
export type AcceptedScopes = readonly (readonly string[])[];

/** A vendor's API description that requests and answers are held against. */
export interface Description {
  /** The operation's method and path template; undefined when there is none. */
  nameOf(method: string, path: string): string | undefined;
  checkRequest(request: SentRequest): Violation[];
  checkResponse(request: SentRequest, answer: Answered): Violation[];
  /** Undefined where the description does not say. */
  scopesOf(method: string, path: string): AcceptedScopes | undefined;
}

/** Where a schema is in the document of `Schemas`: `#/components/schemas/issue`. */
export type Pointer = string;

/** Schemas by media type; undefined where a type is named but its content is not described. */
export type Contents = Readonly<Record<string, Pointer | undefined>>;

export interface Parameter {
  readonly name: string;
  readonly place: 'query' | 'path' | 'header';
  readonly required: boolean;
  /** Given by repeating it; `schema` is then that of the whole list. */
  readonly isList: boolean;
  readonly schema: Pointer;
}

/** One operation in the words that all kinds of description share. */
export interface Operation {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly contents: Contents } | undefined;
  readonly scopes: AcceptedScopes | undefined;
  /** What an answer of this status holds; undefined where the status is not documented. */
  answerOf(status: number): Contents | undefined;
}
