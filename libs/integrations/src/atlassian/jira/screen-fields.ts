/** What Jira says about a field of its create or edit screen. */
interface FieldMeta {
  readonly key?: string;
  readonly name?: string;
  readonly required?: boolean;
  readonly hasDefaultValue?: boolean;
  readonly allowedValues?: readonly unknown[];
  readonly schema?: { readonly type?: string; readonly items?: string; readonly custom?: string };
}

/** A field of a screen; `custom` is the last word of its kind (`textarea`, `gh-sprint`). */
export interface ScreenField {
  readonly id: string;
  readonly name: string;
  /** Somebody has to give a value: there is no default. */
  readonly isRequired: boolean;
  readonly type: string | undefined;
  readonly items: string | undefined;
  readonly custom: string | undefined;
  readonly allowed: readonly Option[] | undefined;
}

/** One of the values that Jira offers: a select's `value`, a priority's `name`, a person's `displayName`. */
export interface Option {
  readonly id?: string;
  readonly value?: string;
  readonly name?: string;
  readonly displayName?: string;
  readonly key?: string;
  readonly child?: Option;
  /** Of a sprint. */
  readonly state?: string;
}

/** A value as an option; what is no object has no name. */
export const optionOf = (value: unknown): Option =>
  typeof value === 'object' && value !== null ? value : {};

export const nameOfOption = ({ value, name, displayName, key }: Option): string | undefined =>
  value ?? name ?? displayName ?? key;

/** A field of Jira's metadata. */
export function screenField(meta: FieldMeta, id: string): ScreenField {
  const { schema = {}, required = false, hasDefaultValue = false } = meta;
  return {
    id,
    name: meta.name ?? id,
    isRequired: required && !hasDefaultValue,
    type: schema.type,
    items: schema.items,
    custom: schema.custom?.split(':').at(-1),
    allowed: meta.allowedValues?.map(optionOf),
  };
}

/** The names of a field's allowed values. */
export const allowedNames = ({ allowed = [] }: ScreenField): string[] =>
  allowed.flatMap((value) => nameOfOption(value) ?? []);
