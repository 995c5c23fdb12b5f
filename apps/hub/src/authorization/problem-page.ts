import type { Context } from 'oidc-provider';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const reasons: Readonly<Record<string, string>> = {
  invalid_client: 'The hub does not know this agent. It may have been set up long ago, or for another hub.',
  invalid_client_metadata: 'What this agent says about itself is not right.',
  invalid_redirect_uri: 'This agent asks for the answer at an address that it has not registered.',
  server_error: 'Something went wrong on our side.',
};

/** A request of an agent that cannot be answered by sending the browser back: said on a page, in plain words. */
export async function showProblem(
  context: Context,
  { error = '', error_description: detail = '' }: Readonly<Record<string, string>>,
): Promise<void> {
  const reason = reasons[error] ?? 'The request of this agent is not right, or it has waited too long.';
  context.type = 'html';
  context.set('cache-control', 'no-store');
  context.body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>This agent was not connected · Skillhub</title>
<link rel="stylesheet" href="/oidc/page.css"></head><body><main><p class="name">Skillhub</p>
<h1>This agent was not connected</h1><p>${reason} Nothing was changed.</p>
<p>Go back to your agent and connect it again. If that does not help, show this to whoever looks after it:</p>
<p class="detail"><code>${escape(error)}</code>${detail === '' ? '' : ` ${escape(detail)}`}</p>
<p><a href="/">Go to your skills</a></p></main></body></html>`;
}

/** The page's style; the policy of the hub's pages allows none inside the page. */
export const pageStyle = `:root{color-scheme:light dark;font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;
background:light-dark(#f7f8fa,#0f141c);color:light-dark(#141a24,#eef2f8)}
body{margin:0;min-height:100dvh;display:grid;place-content:center;padding:1rem}
main{max-width:30rem;padding:1.5rem;border:1px solid light-dark(#d9dee6,#323c4b);border-radius:12px;background:light-dark(#fff,#171e29)}
h1{font-size:1.5rem;line-height:2rem;letter-spacing:-.015em;margin:0 0 .5rem;text-wrap:balance}p{margin:.6rem 0}
.name{font-weight:700;margin-top:0}.detail{padding:.6rem .8rem;border-radius:8px;background:light-dark(#eef1f5,#0f151f);overflow-wrap:anywhere}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-weight:600}
a{display:inline-flex;min-height:44px;align-items:center;color:light-dark(#1f4fd8,#8fb0ff)}
:focus-visible{outline:3px solid currentColor;outline-offset:2px}`;
