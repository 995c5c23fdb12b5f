import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { words } from '../words/index.js';
import { Button } from './button.js';

/** Copies a text and says so. */
export function CopyButton({
  text,
  label = words.common.copy,
  done = words.common.copied,
  variant = 'outline',
}: {
  text: string;
  label?: string;
  done?: string;
  variant?: 'primary' | 'outline';
}) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2500);
  };
  const Icon = copied ? Check : Copy;
  return (
    <Button variant={variant} onClick={() => void copy()} className="shrink-0">
      <Icon aria-hidden size={16} />
      <span aria-live="polite">{copied ? done : label}</span>
    </Button>
  );
}

/** A value to be taken elsewhere, whole and in one click. */
export function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1">
      <span className="font-semibold">{label}</span>
      <div className="flex items-start gap-2">
        <pre className="min-h-11 min-w-0 flex-1 break-all whitespace-pre-wrap rounded-lg border border-line bg-well px-3 py-2.5 font-mono text-xs leading-5">
          {text}
        </pre>
        <CopyButton text={text} />
      </div>
    </div>
  );
}
