/** Thrown by a field's writer: what is wrong with the value, in Jira's words. */
export class FieldProblem extends Error {
  override readonly name = 'FieldProblem';
}
