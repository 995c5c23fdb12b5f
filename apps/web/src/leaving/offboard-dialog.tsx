import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answered, api } from '../api/client.js';
import type { LeftReport, Member } from '../api/leaving-types.js';
import { Button } from '../kit/button.js';
import { ErrorLine } from '../kit/loaded.js';
import { Popup } from '../kit/popup.js';
import { words } from '../words/index.js';

const text = words.leaving.people;

const Question = () => (
  <div className="grid gap-3">
    <p>{text.endText}</p>
    <ol className="grid list-decimal gap-1 pl-5">
      {text.endSteps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
    <p className="text-muted">{text.endAfter}</p>
  </div>
);

/** What has ended, and whether the providers know. */
export function Ended({ report }: { report: LeftReport }) {
  return (
    <div role="status" className="grid gap-2">
      <p>{text.endedFacts(report.connections, report.keys)}</p>
      <p className={report.unconfirmed > 0 ? 'text-warn' : 'text-ok'}>
        {report.unconfirmed > 0 ? text.unconfirmed(report.unconfirmed) : text.confirmed}
      </p>
    </div>
  );
}

/** Asks once, says what happens in which order, and afterwards what the providers have confirmed. */
export function OffboardDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const queries = useQueryClient();
  const keep = useRef<HTMLButtonElement>(null);
  const end = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/admin/people/{id}/offboard', { params: { path: { id: member.id } }, body: {} }),
      ),
  });
  const close = () => {
    onClose();
    if (end.data) void queries.invalidateQueries({ queryKey: ['admin'] });
  };
  return (
    <Popup
      open
      onClose={close}
      firstFocus={keep}
      title={end.data ? text.endedTitle(member.name) : text.endTitle(member.name)}
      footer={
        end.data ? (
          <Button variant="primary" data-primary onClick={close}>
            {words.common.done}
          </Button>
        ) : (
          <>
            <Button ref={keep} onClick={close}>
              {words.common.cancel}
            </Button>
            <Button variant="danger" data-primary busy={end.isPending} onClick={() => end.mutate()}>
              {text.end}
            </Button>
          </>
        )
      }
    >
      {end.data ? <Ended report={end.data} /> : <Question />}
      <ErrorLine error={end.error} />
    </Popup>
  );
}
