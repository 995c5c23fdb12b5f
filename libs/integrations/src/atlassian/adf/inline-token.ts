/** What the scanner finds in one paragraph, before emphasis and links are paired. */
export type InlineToken =
  | { readonly kind: 'text'; text: string }
  | { readonly kind: 'bracket'; readonly text: '[' | '![' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'mention'; readonly id: string; readonly text: string }
  | { readonly kind: 'url'; readonly text: string; readonly link: Link }
  | Delimiter
  | { readonly kind: 'link-start'; readonly link: Link }
  | { readonly kind: 'link-end' };

export interface Link {
  readonly href: string;
  readonly title: string | undefined;
}

export type Emphasis = 'strong' | 'em' | 'strike';

/** A run of `*`, `_` or `~~`: it ends what `closes` names, then prints `length` of its signs, then begins what `opens` names. */
export interface Delimiter {
  readonly kind: 'delimiter';
  readonly sign: string;
  readonly original: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  length: number;
  readonly closes: Emphasis[];
  readonly opens: Emphasis[];
}
