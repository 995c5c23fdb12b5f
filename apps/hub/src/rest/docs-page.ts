import { toolErrorCodes, type ToolErrorCode } from '@hub/kit';

import type { OpenapiDocument } from './openapi.js';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: unknown): string => String(text).replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const meanings: Record<ToolErrorCode, string> = {
  invalid_input: 'An input is wrong. problems names each field.',
  needs_input:
    'Something that the call needs is missing. problems names it, with candidates where there are any.',
  not_connected: 'The person has not connected an account yet. fix.url is the page that does it.',
  missing_scope: 'The account is connected without a permission that the tool needs. fix.url asks for it.',
  reconnect_required: 'The provider no longer accepts the connection. fix.url renews it.',
  denied: 'The company or the provider does not allow it. fix says who can change that.',
  needs_approval: 'The person has to approve it first.',
  not_found: 'There is no such thing, or the caller may not see it.',
  conflict: 'Something has changed meanwhile, or the same call is still running.',
  rate_limited: 'Too many requests. retry_after says how many seconds to wait.',
  upstream: 'The provider could not answer. Nothing was changed.',
  outcome_unknown: 'Nobody knows whether it was done. Look before you repeat it.',
  unavailable:
    'The hub itself cannot answer, for example because its key service is away. Nothing was done; retry_after says when to try again.',
};

interface Shown {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: unknown }> }>;
}

/** The document as one page of HTML that works without scripts. */
export function docsPage(document: OpenapiDocument): string {
  const shown = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method,
      path,
      operation: operation as unknown as Shown,
    })),
  );
  const tags = [...new Set(shown.flatMap(({ operation }) => operation.tags))];
  const sections = tags.map((tag) => {
    const own = shown.filter(({ operation }) => operation.tags.includes(tag));
    return `<section><h2 id="${escape(tag.toLowerCase())}">${escape(tag)}</h2>${own.map(operationHtml).join('')}</section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Skillhub API</title><link rel="stylesheet" href="/api/docs.css"></head><body>
<header><h1>Skillhub API</h1><p>Skills for agents, each call made as the person who asked.
Machines read <a href="/api/openapi.json">openapi.json</a>; MCP clients connect to <code>/mcp</code>.</p>
<p>Send an API key as <code>Authorization: Bearer skh_…</code>.</p>
<nav aria-label="Contents">${tags.map((tag) => `<a href="#${escape(tag.toLowerCase())}">${escape(tag)}</a>`).join(' ')} <a href="#errors">Errors</a></nav></header>
<main>${sections.join('')}<section><h2 id="errors">Errors</h2><p>Every refusal is problem details (RFC 9457) with one of these codes.</p><dl>${errorsHtml}</dl></section></main></body></html>`;
}

const errorsHtml = toolErrorCodes
  .map((code) => `<dt id="${code}"><code>${code}</code></dt><dd>${escape(meanings[code])}</dd>`)
  .join('');

function operationHtml({
  method,
  path,
  operation,
}: {
  method: string;
  path: string;
  operation: Shown;
}): string {
  const { summary, description, operationId, requestBody, responses } = operation;
  const answer = responses['200'] ?? responses['201'];
  return `<article id="${escape(operationId)}"><h3><code>${method.toUpperCase()}</code> <code>${escape(path)}</code></h3>
<p><strong>${escape(summary)}.</strong> ${escape(description ?? '')}</p>${schemaHtml('Body', requestBody)}${schemaHtml('Answer', answer)}</article>`;
}

function schemaHtml(
  title: string,
  part: { readonly content?: Record<string, { readonly schema: unknown }> } | undefined,
): string {
  const schema = part?.content?.['application/json']?.schema;
  if (schema === undefined) return '';
  return `<details><summary>${title}</summary><pre tabindex="0">${escape(JSON.stringify(schema, null, 2))}</pre></details>`;
}

/** The page's style; the policy of the hub's pages allows none inside the page. */
export const docsStyle = `:root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}
body{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.9rem;margin:0}h2{margin:3rem 0 .5rem;padding-bottom:.3rem;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}
h3{font-size:1rem;margin:0;overflow-wrap:anywhere}p{margin:.4rem 0}nav{display:flex;flex-wrap:wrap;gap:.5rem 1rem;margin-top:1rem}
article{margin:1rem 0;padding:.9rem 1rem;border:1px solid color-mix(in srgb,currentColor 18%,transparent);border-radius:.6rem}
code,pre{font:.9em ui-monospace,monospace}pre{overflow:auto;max-height:28rem;padding:.8rem;border-radius:.5rem;background:color-mix(in srgb,currentColor 7%,transparent)}
summary{cursor:pointer;padding:.2rem 0}dt{margin-top:.8rem;font-weight:600}dd{margin:0}
a{color:light-dark(#0b57d0,#a8c7fa)}:focus-visible{outline:2px solid currentColor;outline-offset:2px}`;
