import type { ComponentProps } from 'react';

type Variant = 'primary' | 'outline' | 'quiet' | 'danger';

const looks: Readonly<Record<Variant, string>> = {
  primary: 'bg-accent text-on-accent hover:brightness-110',
  outline: 'border border-edge bg-card text-ink hover:bg-well',
  quiet: 'text-muted hover:bg-well hover:text-ink',
  danger: 'border border-bad text-bad bg-card hover:bg-bad-tint',
};

/** The look of a button, also for links that act as one. At least 44 px high. */
export function buttonClass(variant: Variant = 'outline', more = ''): string {
  return `inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-4 text-center font-semibold transition-[background-color,filter] disabled:opacity-60 ${looks[variant]} ${more}`;
}

/** A button that says when it is busy, and cannot be pressed twice. */
export function Button({
  variant = 'outline',
  busy = false,
  className = '',
  ...rest
}: ComponentProps<'button'> & { variant?: Variant; busy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      disabled={busy || rest.disabled}
      className={buttonClass(variant, className)}
    />
  );
}
