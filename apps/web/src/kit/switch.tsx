import { Switch as Bare } from '@base-ui/react/switch';

/** On or off, with the words beside it; the whole row can be pressed. */
export function Switch({
  label,
  hidden = false,
  on,
  said,
  disabled = false,
  onChange,
}: {
  label: string;
  hidden?: boolean;
  on: boolean;
  said?: string;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label className="flex min-h-11 items-center justify-between gap-3">
      <span className={hidden ? 'sr-only' : 'min-w-0'}>{label}</span>
      <span className="flex shrink-0 items-center gap-2">
        {said && <span className="text-xs text-muted">{said}</span>}
        <Bare.Root
          checked={on}
          disabled={disabled}
          onCheckedChange={onChange}
          className="flex h-6 w-11 items-center rounded-full border border-edge bg-well p-0.5 transition-colors data-[checked]:border-accent data-[checked]:bg-accent data-[disabled]:opacity-60"
        >
          <Bare.Thumb className="size-4.5 rounded-full bg-edge transition-transform data-[checked]:translate-x-5 data-[checked]:bg-on-accent" />
        </Bare.Root>
      </span>
    </label>
  );
}
