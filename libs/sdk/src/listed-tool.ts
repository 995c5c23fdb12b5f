/** JSON Schema (2020-12) of an object. */
export type ObjectSchema = Readonly<Record<string, unknown>> & { readonly type?: 'object' };

/** What a call does to the world. */
export type Effect = 'read' | 'write' | 'send' | 'destroy';

/** A tool that the caller may call, as the hub lists it. */
export interface ListedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly effect: Effect;
  readonly provider: string;
  /** Ids of the skills through which the caller has it. */
  readonly skills: readonly string[];
  readonly input_schema: ObjectSchema;
  readonly output_schema: ObjectSchema;
}
