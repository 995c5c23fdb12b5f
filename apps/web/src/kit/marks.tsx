const tile = 'grid shrink-0 place-items-center rounded-[10px] border border-line';
const sizes = { small: 'size-6 rounded-md', medium: 'size-10', large: 'size-12' };

function Drawing({ provider }: { provider: string }) {
  if (provider === 'github')
    return (
      <svg viewBox="0 0 24 24" aria-hidden className="size-[70%] fill-ink">
        <path d="M5.2 3.4c1.5 0 2.9.7 3.9 1.5a11.6 11.6 0 0 1 5.8 0c1-.8 2.4-1.5 3.9-1.5.7 1.5.7 3.1.2 4.4A6.8 6.8 0 0 1 20.6 12.3c0 4.6-3 6.4-6 6.9.5.6.7 1.3.7 2.3v1.1H8.7v-2.2c-2 .4-3.1-.4-3.8-1.8-.4-.8-.9-1.2-1.5-1.6.9-.3 1.9.1 2.6 1.1.7 1 1.4 1.3 2.7.9.1-.7.3-1.3.7-1.8-3-.5-6-2.3-6-6.9 0-1.7.6-3.3 1.6-4.5-.5-1.3-.5-2.9.2-4.4Z" />
      </svg>
    );
  if (provider === 'google')
    return (
      <svg viewBox="0 0 24 24" aria-hidden className="size-[66%] fill-none" strokeWidth="3.6">
        <path d="M18.4 6.2A8.4 8.4 0 0 0 5.1 7.4" stroke="#d93025" />
        <path d="M5.1 7.4a8.4 8.4 0 0 0 0 9.2" stroke="#e8a600" />
        <path d="M5.1 16.6a8.4 8.4 0 0 0 12.3 1.8" stroke="#1e8e3e" />
        <path d="M17.4 18.4a8.4 8.4 0 0 0 3-6.4H12.5" stroke="#4285f4" />
      </svg>
    );
  if (provider === 'atlassian')
    return (
      <svg viewBox="0 0 24 24" aria-hidden className="size-[66%] fill-[#2684ff]">
        <path d="M8.3 11.2 14.2 23H2.6c-.6 0-.9-.6-.7-1.1Z" opacity=".6" />
        <path d="M11.6 1.5c-2.7 4.2-2.5 8.7-.5 12.7L15.5 23h6.2c.6 0 .9-.6.7-1.1Z" />
      </svg>
    );
  return <span className="font-bold text-muted uppercase">{provider.slice(0, 1)}</span>;
}

/** A provider as a small picture, drawn here and never fetched. The name always stands beside it. */
export function ProviderMark({ provider, size = 'medium' }: { provider: string; size?: keyof typeof sizes }) {
  return (
    <span aria-hidden className={`${tile} bg-well ${sizes[size]}`}>
      <Drawing provider={provider} />
    </span>
  );
}

/** The providers of one skill, side by side, overlapping like cards. */
export function ProviderMarks({
  providers,
  size = 'medium',
}: {
  providers: readonly { id: string }[];
  size?: keyof typeof sizes;
}) {
  return (
    <span aria-hidden className="flex shrink-0 -space-x-3">
      {providers.map(({ id }) => (
        <ProviderMark key={id} provider={id} size={size} />
      ))}
    </span>
  );
}

export function HubMark({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={`${className} shrink-0`}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <g className="fill-none stroke-on-accent" strokeWidth="3" strokeLinecap="round">
        <path d="M10 12.5a6 6 0 0 1 12 0M22 19.5a6 6 0 0 1-12 0" />
      </g>
      <circle cx="16" cy="16" r="2.6" className="fill-on-accent" />
    </svg>
  );
}

/** Whose login it is at the provider. */
export function AccountChip({ provider, label }: { provider: string; label: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 rounded-full border border-line bg-well py-0.5 pr-2.5 pl-0.5 text-xs font-semibold">
      <span className="grid size-5 shrink-0 place-items-center rounded-full bg-card">
        <Drawing provider={provider} />
      </span>
      <span className="truncate">{label}</span>
    </span>
  );
}
