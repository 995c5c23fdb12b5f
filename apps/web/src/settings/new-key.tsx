import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { skillsQuery } from '../api/queries.js';
import { Button } from '../kit/button.js';
import { Copyable } from '../kit/copy.js';
import { said } from '../kit/loaded.js';
import { Field } from '../kit/pieces.js';
import { Popup } from '../kit/popup.js';
import { words } from '../words/index.js';
import { newKeyOf } from './new-key-form.js';

const text = words.settings;
const form = 'new-key';

function SkillChoice({ problem }: { problem: string | undefined }) {
  const [some, setSome] = useState(false);
  const skills = useQuery(skillsQuery);
  return (
    <fieldset className="grid">
      <legend className="mb-1 font-semibold">{text.keySkills}</legend>
      {[false, true].map((value) => (
        <label key={String(value)} className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name="which"
            value={value ? 'some' : 'all'}
            checked={some === value}
            onChange={() => setSome(value)}
            className="size-4 accent-accent"
          />
          {value ? text.keySkillsSome : text.keySkillsAll}
        </label>
      ))}
      {some &&
        skills.data?.items.map(({ id, title }) => (
          <label key={id} className="flex min-h-11 items-center gap-3 pl-7">
            <input type="checkbox" name="skill" value={id} className="size-4 accent-accent" />
            {title}
          </label>
        ))}
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function Shown({ text: shown, onClose }: { text: string; onClose: () => void }) {
  return (
    <Popup
      open
      onClose={onClose}
      title={text.shownTitle}
      footer={
        <Button variant="primary" data-primary onClick={onClose}>
          {text.shownDone}
        </Button>
      }
    >
      <p className="mb-4 text-muted">{text.shownText}</p>
      <Copyable label={text.keys} text={shown} />
    </Popup>
  );
}

function Fields({ problems }: { problems: Readonly<Record<string, string>> }) {
  return (
    <>
      <Field label={text.keyName} hint={text.keyNameHint} error={problems['name']}>
        <input className="field" name="name" maxLength={80} autoComplete="off" />
      </Field>
      <SkillChoice problem={problems['skills']} />
      <Field label={text.keyExpires}>
        <select className="field" name="days" defaultValue="90">
          {[30, 90, 365].map((days) => (
            <option key={days} value={days}>
              {text.days(days)}
            </option>
          ))}
          <option value="">{text.endsNever}</option>
        </select>
      </Field>
    </>
  );
}

/** Makes a key and shows it once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const make = useMutation({
    mutationFn: (wanted: ReturnType<typeof newKeyOf>['key']) =>
      answered(api.POST('/api/v1/keys', { body: wanted })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = newKeyOf(new FormData(event.currentTarget), Date.now());
    setProblems(read.problems);
    if (Object.keys(read.problems).length === 0) make.mutate(read.key);
  };
  if (make.data) return <Shown text={make.data.key} onClose={onClose} />;
  return (
    <Popup
      open
      onClose={onClose}
      title={text.newKey}
      footer={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button variant="primary" data-primary type="submit" form={form} busy={make.isPending}>
            {text.create}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <Fields problems={problems} />
        {make.error && (
          <p role="alert" className="text-bad">
            {said(make.error)}
          </p>
        )}
      </form>
    </Popup>
  );
}
