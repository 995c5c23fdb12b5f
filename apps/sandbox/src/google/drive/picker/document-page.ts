import type { Answer } from '../../../gateway/answer.js';
import { escapeHtml, page } from '../../../gateway/page.js';
import { htmlBody } from '../content/html.js';
import type { DriveState } from '../state/drive-state.js';
import type { FileRecord } from '../state/records.js';
import { contentOf, isFolder } from '../state/records.js';

const idIn = (path: string): string | undefined => /\/(?:d|folders)\/([\w-]+)/.exec(path)?.[1];

/** The file as a person would open it; links in answers lead here. The sandbox asks nobody to sign in. */
export function documentPage(state: DriveState, path: string): Answer {
  const file = state.files.get(idIn(path) ?? '');
  if (!file)
    return standIn('No such file', '<section><p>There is no file at this address.</p></section>', 404);
  const owner = state.personAt(file.owner ?? '')?.name ?? 'a shared drive';
  const facts = `<p class="quiet">${escapeHtml(owner)} · changed ${new Date(file.modifiedAt).toISOString().slice(0, 10)}</p>`;
  return standIn(file.name, `${facts}<section>${inside(state, file)}</section>`, 200);
}

function inside(state: DriveState, file: FileRecord): string {
  const content = contentOf(file);
  if (isFolder(file)) {
    const rows = [...state.childrenOf(file.id)].map((child) => `<li>${escapeHtml(child.name)}</li>`);
    return `<ul>${rows.join('')}</ul>`;
  }
  if (content.kind !== 'blob') return htmlBody(content);
  return file.mimeType.startsWith('text/')
    ? `<pre>${escapeHtml(content.bytes.toString())}</pre>`
    : `<p>${escapeHtml(file.mimeType)}, ${content.bytes.length} bytes</p>`;
}

const standIn = (title: string, main: string, status: number): Answer =>
  page(
    `${title} · Drive stand-in`,
    `<h1>${escapeHtml(title)}</h1>${main}<footer class="quiet"><p>This is a local stand-in for Google Drive.</p></footer>`,
    { status },
  );
