/**
 * Atlassian Document Format as we write it: only what Jira accepts in a description or comment.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure
 */
export interface AdfDocument {
  readonly version: 1;
  readonly type: 'doc';
  readonly content: readonly AdfBlock[];
}

export type AdfBlock =
  | AdfParagraph
  | AdfList
  | AdfTaskList
  | {
      readonly type: 'heading';
      readonly attrs: { readonly level: number };
      readonly content?: readonly AdfInline[];
    }
  | AdfCodeBlock
  | { readonly type: 'blockquote'; readonly content: readonly AdfBlock[] }
  | {
      readonly type: 'panel';
      readonly attrs: { readonly panelType: PanelType };
      readonly content: readonly AdfBlock[];
    }
  | { readonly type: 'rule' }
  | { readonly type: 'table'; readonly content: readonly AdfRow[] };

export interface AdfParagraph {
  readonly type: 'paragraph';
  readonly content?: readonly AdfInline[];
}

export interface AdfCodeBlock {
  readonly type: 'codeBlock';
  readonly attrs?: { readonly language: string };
  readonly content?: readonly AdfText[];
}

export type AdfList =
  | { readonly type: 'bulletList'; readonly content: readonly AdfListItem[] }
  | {
      readonly type: 'orderedList';
      readonly attrs: { readonly order: number };
      readonly content: readonly AdfListItem[];
    };

/** The first block is a paragraph or a code block, as the schema demands. */
export interface AdfListItem {
  readonly type: 'listItem';
  readonly content: readonly AdfBlock[];
}

/** A nested list of tasks is a sibling of the task it belongs to, never its child. */
export interface AdfTaskList {
  readonly type: 'taskList';
  readonly attrs: { readonly localId: string };
  readonly content: readonly (AdfTask | AdfTaskList)[];
}

export interface AdfTask {
  readonly type: 'taskItem';
  readonly attrs: { readonly localId: string; readonly state: 'TODO' | 'DONE' };
  readonly content?: readonly AdfInline[];
}

export interface AdfRow {
  readonly type: 'tableRow';
  readonly content: readonly {
    readonly type: 'tableHeader' | 'tableCell';
    readonly content: readonly AdfBlock[];
  }[];
}

export type PanelType = 'info' | 'note' | 'tip' | 'warning' | 'error' | 'success';

export type AdfInline =
  | AdfText
  | { readonly type: 'hardBreak' }
  | { readonly type: 'mention'; readonly attrs: { readonly id: string; readonly text: string } };

export interface AdfText {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly AdfMark[];
}

/** The marks Markdown can say. Jira knows more (underline, subsup, textColor, …); those lose their look, never their text. */
export type AdfMark =
  | { readonly type: 'strong' | 'em' | 'strike' | 'code' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string; readonly title?: string } };

/** How deep quotes and lists may nest on the way in and out; what lies deeper is kept as text. */
export const DEEPEST = 20;
