/** A status of 400 or more. `body` is JSON where Atlassian answered with it, else text; `url` is what was asked. */
export class AtlassianRefusal extends Error {
  override readonly name = 'AtlassianRefusal';
  constructor(
    readonly status: number,
    readonly url: string,
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>>,
  ) {
    super(`Atlassian answered ${status}`);
  }
}
