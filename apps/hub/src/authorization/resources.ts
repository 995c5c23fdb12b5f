import type { Catalog } from '@hub/catalog';
import { everyToolScope } from '@hub/identity';

/** Protected-resource metadata (RFC 9728 section 2). */
export interface ResourceMetadata {
  readonly resource: string;
  readonly resource_name: string;
  readonly authorization_servers: readonly string[];
  readonly scopes_supported: readonly string[];
  readonly bearer_methods_supported: readonly ['header'];
  readonly resource_documentation: string;
}

/** The address of the authorization server: its issuer. */
export const issuerOf = (publicUrl: string): string => `${publicUrl}/oidc`;

/** Where the metadata of a resource is (RFC 9728 section 3.1). `audience` is its path. */
export const metadataUrl = (publicUrl: string, audience: string): string =>
  `${publicUrl}/.well-known/oauth-protected-resource${audience}`;

/**
 * What an access token can be for: `/mcp`, each `/mcp/{skill}` and the REST API at `/api/v1`. Named by their paths here and by
 * their whole addresses outside; a token for one opens no other.
 */
export class Resources {
  constructor(
    private readonly publicUrl: string,
    private readonly catalog: Pick<Catalog, 'skill'>,
  ) {}

  /** The path of a resource from its address, exactly as clients must write it; undefined for every other address. */
  audienceOf(resource: string): string | undefined {
    if (!resource.startsWith(`${this.publicUrl}/`)) return undefined;
    const path = resource.slice(this.publicUrl.length);
    return this.has(path) ? path : undefined;
  }

  /** Whether there is such a resource. */
  has(audience: string): boolean {
    return audience === '/mcp' || audience === '/api/v1' || this.skillOf(audience) !== undefined;
  }

  /** The one skill of `/mcp/{skill}`; undefined elsewhere. */
  skillOf(audience: string): string | undefined {
    const [, id] = /^\/mcp\/([a-z][a-z0-9-]*)$/.exec(audience) ?? [];
    return id !== undefined && this.catalog.skill(id) ? id : undefined;
  }

  /** The address of a resource. */
  urlOf(audience: string): string {
    return this.publicUrl + audience;
  }

  /** What a client reads before it asks for a token. */
  metadataOf(audience: string): ResourceMetadata {
    const skill = this.catalog.skill(this.skillOf(audience) ?? '');
    return {
      resource: this.urlOf(audience),
      resource_name: skill ? `Skillhub: ${skill.title}` : 'Skillhub',
      authorization_servers: [issuerOf(this.publicUrl)],
      scopes_supported: everyToolScope,
      bearer_methods_supported: ['header'],
      resource_documentation: `${this.publicUrl}/api/docs`,
    };
  }
}
