import { Download } from 'lucide-react';
import { words } from '../words/index.js';

/** The skill as files, for agents that load their skills from a folder. */
export function BundleLink({ id }: { id: string }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <a
        href={`/api/v1/skills/${encodeURIComponent(id)}/bundle`}
        download={`${id}.zip`}
        className="inline-flex min-h-11 items-center gap-1.5 font-medium underline underline-offset-4"
      >
        <Download aria-hidden size={16} />
        {words.skill.bundle}
      </a>
      <span className="text-muted">{words.skill.bundleNote}</span>
    </p>
  );
}
