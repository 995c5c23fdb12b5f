import { ArrowUp, Square } from 'lucide-react';
import type { FormEvent, KeyboardEvent, RefObject } from 'react';
import { useState } from 'react';
import { Button } from '../kit/button.js';
import { words } from '../words/index.js';

const text = words.chat;

function SendOrStop({
  busy,
  empty,
  onStop,
}: {
  busy: boolean;
  empty: boolean;
  onStop: (() => void) | undefined;
}) {
  if (busy && onStop)
    return (
      <Button onClick={onStop} aria-label={text.stop} className="px-3">
        <Square aria-hidden size={16} />
      </Button>
    );
  return (
    <Button variant="primary" type="submit" disabled={busy || empty} aria-label={text.send} className="px-3">
      <ArrowUp aria-hidden size={18} />
    </Button>
  );
}

interface Given {
  agent: string;
  busy: boolean;
  field?: RefObject<HTMLTextAreaElement | null>;
  onAsk: (text: string) => void;
  onStop?: () => void;
}

/** Where a question is written. Enter sends, Shift and Enter begin a new line. */
export function Composer({ agent, busy, field, onAsk, onStop }: Given) {
  const [written, setWritten] = useState('');
  const send = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    const question = written.trim();
    if (question === '' || busy) return;
    setWritten('');
    onAsk(question);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  };
  return (
    <form onSubmit={send} className="card flex items-end gap-2 p-2 focus-within:border-accent">
      <label className="min-w-0 flex-1">
        <span className="sr-only">{text.question}</span>
        <textarea
          {...(field && { ref: field })}
          rows={Math.min(6, written.split('\n').length)}
          maxLength={20_000}
          value={written}
          placeholder={text.placeholder(agent)}
          onChange={(event) => setWritten(event.target.value)}
          onKeyDown={onKeyDown}
          className="block min-h-11 w-full resize-none rounded-lg bg-card px-2 py-2.5 text-[0.9375rem] placeholder:text-muted"
        />
      </label>
      <SendOrStop busy={busy} empty={written.trim() === ''} onStop={onStop} />
    </form>
  );
}
