import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';

/** A dialog: Esc closes it, focus stays inside and goes back to where it came from. A sheet at the bottom on a phone. */
export function Popup({
  open,
  onClose,
  title,
  mark,
  children,
  footer,
  firstFocus,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  mark?: ReactNode;
  children: ReactNode;
  footer: ReactNode;
  firstFocus?: RefObject<HTMLElement | null>;
}) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Popup
          {...(firstFocus && { initialFocus: firstFocus })}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full max-w-120 animate-rise flex-col rounded-t-2xl border border-line bg-card sm:inset-y-0 sm:my-auto sm:h-fit sm:rounded-2xl"
        >
          <div {...(firstFocus && { tabIndex: 0 })} className="min-h-0 overflow-y-auto p-5">
            {mark && <div className="mb-3">{mark}</div>}
            <Dialog.Title className="mb-3 text-lg leading-6 font-bold">{title}</Dialog.Title>
            {children}
          </div>
          <div className="flex flex-wrap justify-end gap-3 border-t border-line p-4 max-sm:*:flex-auto">
            {footer}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
