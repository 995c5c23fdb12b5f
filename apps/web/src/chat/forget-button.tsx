import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { Button } from '../kit/button.js';
import { ErrorLine } from '../kit/loaded.js';
import { Popup } from '../kit/popup.js';
import { words } from '../words/index.js';

const text = words.chat;

/** Deletes what was said, after asking. */
export function ForgetButton({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const forget = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/conversations/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      queries.removeQueries({ queryKey: ['conversations', id] });
      await queries.invalidateQueries({ queryKey: ['conversations'], exact: true });
      await navigate({ to: '/chat', search: {} });
    },
  });
  return (
    <>
      <Button
        variant="quiet"
        aria-label={text.forget}
        aria-haspopup="dialog"
        className="px-3"
        onClick={() => setOpen(true)}
      >
        <Trash2 aria-hidden size={18} />
      </Button>
      <Popup
        open={open}
        onClose={() => setOpen(false)}
        title={text.forgetTitle}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{text.keep}</Button>
            <Button variant="danger" busy={forget.isPending} onClick={() => forget.mutate()}>
              {text.forget}
            </Button>
          </>
        }
      >
        <p>{text.forgetText}</p>
        <ErrorLine error={forget.error} />
      </Popup>
    </>
  );
}
