import { besideCode, marks, textMarks } from './marks.js';
import type { NodeRule } from './schema.js';
import { nodes } from './schema.js';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether this is meant as a document at all; a plain string is not. */
export const isDocument = (value: unknown): boolean =>
  isFields(value) && value['type'] === 'doc' && value['version'] === 1 && Array.isArray(value['content']);

/** The first place where the document breaks the official schema, as `/content/0: why`; undefined when it holds. */
export function findAdfProblem(document: unknown): string | undefined {
  if (!isDocument(document)) return '/: not a document of version 1';
  return nodeProblem(document, '');
}

function nodeProblem(node: unknown, at: string): string | undefined {
  if (!isFields(node) || typeof node['type'] !== 'string') return `${at}: not a node`;
  if (node['type'] === 'text') return textProblem(node, at);
  const rule = Object.hasOwn(nodes, node['type']) ? nodes[node['type']] : undefined;
  return rule ? ruleProblem(node, rule, at) : `${at}: unknown node ${node['type']}`;
}

const ruleProblem = (node: Fields, rule: NodeRule, at: string): string | undefined =>
  strangerIn(node, ['type', 'attrs', 'content', 'marks', 'version'], at) ??
  attributeProblem(node['attrs'], rule.attrs ?? {}, at) ??
  marksProblem(node['marks'], rule.marks ?? [], at) ??
  contentProblem(node, rule, at);

function textProblem(node: Fields, at: string): string | undefined {
  if (typeof node['text'] !== 'string' || node['text'] === '') return `${at}: a text has to have characters`;
  return strangerIn(node, ['type', 'text', 'marks'], at) ?? marksProblem(node['marks'], textMarks, at);
}

function strangerIn(node: Fields, known: string[], at: string): string | undefined {
  const stranger = Object.keys(node).find((name) => !known.includes(name));
  return stranger === undefined ? undefined : `${at}: unknown member ${stranger}`;
}

function attributeProblem(given: unknown, rules: NonNullable<NodeRule['attrs']>, at: string) {
  if (given !== undefined && !isFields(given)) return `${at}: attrs is not an object`;
  const attrs = given ?? {};
  for (const [written, isRight] of Object.entries(rules)) {
    const name = written.replace('!', '');
    const value = attrs[name];
    if (value === undefined ? written.endsWith('!') : !isRight(value)) return `${at}: attribute ${name}`;
  }
  const known = Object.keys(rules).map((name) => name.replace('!', ''));
  return strangerIn(attrs, known, `${at}/attrs`);
}

function marksProblem(given: unknown, allowed: string[], at: string): string | undefined {
  if (given === undefined) return undefined;
  if (!Array.isArray(given)) return `${at}: marks is not a list`;
  const names = given.map((mark: unknown) => (isFields(mark) ? String(mark['type']) : ''));
  if (new Set(names).size < names.length) return `${at}: a mark twice`;
  const isMixed = names.includes('code') && names.some((name) => !besideCode.has(name));
  if (isMixed) return `${at}: code beside another mark`;
  for (const [index, name] of names.entries()) {
    if (!allowed.includes(name)) return `${at}: mark ${name}`;
    const problem = attributeProblem(
      (given[index] as Fields)['attrs'],
      marks[name] ?? {},
      `${at}/marks/${index}`,
    );
    if (problem) return problem;
  }
  return undefined;
}

function contentProblem(node: Fields, rule: NodeRule, at: string): string | undefined {
  const { content = [] } = node;
  if (!Array.isArray(content)) return `${at}: content is not a list`;
  if (content.length < (rule.least ?? 0)) return `${at}: ${String(node['type'])} is empty`;
  for (const [index, child] of (content as unknown[]).entries()) {
    const allowed = allowedAt(rule, index);
    const here = `${at}/content/${index}`;
    const problem = placeProblem(node, child, allowed, here) ?? nodeProblem(child, here);
    if (problem) return problem;
  }
  return undefined;
}

const allowedAt = ({ first, content = [] }: NodeRule, index: number): string[] =>
  index === 0 ? (first ?? content) : content;

function placeProblem(parent: Fields, child: unknown, allowed: string[], at: string): string | undefined {
  const type = isFields(child) && typeof child['type'] === 'string' ? child['type'] : 'this';
  if (!allowed.includes(type)) return `${at}: ${type} inside ${String(parent['type'])}`;
  const isMarkedCode = parent['type'] === 'codeBlock' && isFields(child) && child['marks'] !== undefined;
  return isMarkedCode ? `${at}: marks in code` : undefined;
}
