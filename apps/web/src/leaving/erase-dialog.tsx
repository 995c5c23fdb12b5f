import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answered, api } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import type { ErasedReport, Member } from '../api/leaving-types.js';
import { Button } from '../kit/button.js';
import { ErrorLine } from '../kit/loaded.js';
import { Field } from '../kit/pieces.js';
import { Popup } from '../kit/popup.js';
import { words } from '../words/index.js';
import { Ended } from './offboard-dialog.js';

const text = words.leaving.people;

const useErase = (id: string) =>
  useMutation({
    mutationFn: (confirm: string) =>
      answered(api.POST('/api/v1/admin/people/{id}/erase', { params: { path: { id } }, body: { confirm } })),
  });

function Question({
  email,
  typed,
  wrong,
  onType,
}: {
  email: string;
  typed: string;
  wrong: boolean;
  onType: (typed: string) => void;
}) {
  return (
    <div className="grid gap-4">
      <p>{text.eraseText}</p>
      <Field label={text.eraseConfirm(email)} error={wrong ? text.eraseWrong : undefined}>
        <input
          className="field"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => onType(target.value)}
        />
      </Field>
    </div>
  );
}

const Erased = ({ report }: { report: ErasedReport }) => (
  <div className="grid gap-2">
    <p>{text.erasedText}</p>
    <Ended report={report} />
    {report.waiting > 0 && <p className="text-muted">{text.waiting(report.waiting)}</p>}
  </div>
);

/** What cannot be undone is typed, not only pressed. */
export function EraseDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const queries = useQueryClient();
  const keep = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState('');
  const erase = useErase(member.id);
  const close = () => {
    onClose();
    if (erase.data) void queries.invalidateQueries({ queryKey: ['admin'] });
  };
  const wrong = erase.error instanceof ApiProblem && 'confirm' in erase.error.fields;
  return (
    <Popup
      open
      onClose={close}
      firstFocus={keep}
      title={erase.data ? text.erasedTitle : text.eraseTitle(member.name)}
      footer={
        erase.data ? (
          <Button variant="primary" data-primary onClick={close}>
            {words.common.done}
          </Button>
        ) : (
          <>
            <Button ref={keep} onClick={close}>
              {words.common.cancel}
            </Button>
            <Button
              variant="danger"
              data-primary
              busy={erase.isPending}
              disabled={typed.trim() === ''}
              onClick={() => erase.mutate(typed)}
            >
              {text.erase}
            </Button>
          </>
        )
      }
    >
      {erase.data ? (
        <Erased report={erase.data} />
      ) : (
        <Question email={member.email} typed={typed} wrong={wrong} onType={setTyped} />
      )}
      {!wrong && <ErrorLine error={erase.error} />}
    </Popup>
  );
}
