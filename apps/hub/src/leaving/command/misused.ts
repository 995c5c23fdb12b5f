/** A command that was not understood. `message` says what to type. */
export class Misused extends Error {
  override readonly name = 'Misused';
}
