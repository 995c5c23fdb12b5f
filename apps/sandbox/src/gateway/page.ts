import { createHash } from 'node:crypto';

import type { Answer } from './answer.js';

const style = `
:root { color-scheme: light dark; --page: #f6f8fa; --card: #fff; --text: #1f2328; --quiet: #57606a; --line: #d0d7de; --go: #1a7f37; --goText: #fff; --focus: #0969da; }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --card: #161b22; --text: #e6edf3; --quiet: #9da7b3; --line: #30363d; --go: #238636; --goText: #fff; --focus: #58a6ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 2rem 1rem; }
.mark { display: flex; justify-content: center; align-items: center; gap: .75rem; margin-bottom: 1rem; }
.mark span { display: grid; place-items: center; width: 3rem; height: 3rem; border-radius: 50%; border: 1px solid var(--line); background: var(--card); font-weight: 600; }
.mark i { width: 2.5rem; border-top: 2px dashed var(--line); }
h1 { font-size: 1.35rem; font-weight: 600; text-align: center; margin: 0 0 1.25rem; }
h2, legend { font-size: .95rem; font-weight: 600; padding: 0; margin: 0 0 .5rem; }
section, fieldset { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; min-width: 0; }
fieldset legend { float: left; width: 100%; } fieldset legend + * { clear: both; }
ul { list-style: none; margin: 0; padding: 0; } li + li { border-top: 1px solid var(--line); margin-top: .75rem; padding-top: .75rem; }
li b { display: block; font-weight: 600; } li span { min-width: 0; overflow-wrap: anywhere; } .quiet, li span { color: var(--quiet); font-size: .875rem; }
label { display: flex; gap: .75rem; align-items: center; padding: .5rem; border-radius: .375rem; cursor: pointer; }
label:has([type=radio]:checked) { outline: 2px solid var(--focus); } label b { display: block; font-weight: 600; }
.sites { margin: .25rem 0 .5rem 2rem; } .sites p { margin: 0 0 .25rem; } .account:not(:has([name=login]:checked)) .sites { display: none; }
.actions { display: grid; gap: .75rem; grid-template-columns: 1fr 1fr; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1rem; border-radius: .375rem; border: 1px solid var(--line); background: var(--card); color: var(--text); cursor: pointer; }
button.go { background: var(--go); border-color: var(--go); color: var(--goText); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
p { margin: 0 0 .75rem; overflow-wrap: anywhere; } footer { text-align: center; }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for HTML, also inside quoted attributes. */
export const escapeHtml = (value: string): string =>
  value.replaceAll(/[&<>"']/g, (char) => entities[char] ?? char);

/**
 * A whole page without scripts. `formTargets` are the origins a form on it may end up at:
 * Chromium applies form-action to the redirect after the post too.
 */
export function page(
  title: string,
  main: string,
  options: { status?: number; formTargets?: string[] } = {},
): Answer {
  const targets = ["'self'", ...(options.formTargets ?? [])].join(' ');
  return {
    status: options.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`,
    },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${main}</main></body></html>`,
  };
}
