/** The wire protocol that a model is reached by. */
export type ModelKind = 'openai-compatible' | 'anthropic' | 'google';

/** US dollars for a million tokens. */
export interface Prices {
  readonly input: number;
  readonly output: number;
}

/** A model that the operator has declared. */
export interface ModelFacts {
  /** What agents name it by. */
  readonly id: string;
  /** What people read. */
  readonly title: string;
  readonly kind: ModelKind;
  /** Base address without a trailing slash; the public service of its kind when absent, which an `openai-compatible` one has not. */
  readonly url?: string | undefined;
  /** The vendor's own name of the model. */
  readonly model: string;
  /** One key for every company; empty for a service that asks for none. Absent: each company enters its own. */
  readonly apiKey?: string | undefined;
  readonly prices?: Prices | undefined;
}

/** Tokens as the vendor counted them. */
export interface Usage {
  readonly input: number;
  readonly output: number;
}

/** What a usage costs, in millionths of a US dollar; 0 where no price was declared. */
export const costOf = ({ prices }: Pick<ModelFacts, 'prices'>, { input, output }: Usage): number =>
  prices ? Math.ceil(input * prices.input + output * prices.output) : 0;
