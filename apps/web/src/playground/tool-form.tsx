import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { Tool } from '../api/chat-types.js';
import { answered, api } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { label } from '../format/answer.js';
import { fieldText } from '../format/form.js';
import { Button } from '../kit/button.js';
import { Failure } from '../kit/loaded.js';
import { Choices, Field } from '../kit/pieces.js';
import { AnswerView } from '../skills/answer-view.js';
import { EffectBadge } from '../skills/tool-list.js';
import { words } from '../words/index.js';
import { fieldsOf, type FormField, inputOf } from './schema-form.js';

const text = words.playground;

function Input({ field: { name, kind, options, usual, required } }: { field: FormField }) {
  const common = { className: 'field', name, placeholder: usual };
  if (kind === 'choice' || kind === 'yes_no')
    return (
      <select className="field" name={name} defaultValue="">
        <option value="">{usual || (required ? '' : '–')}</option>
        {(kind === 'choice' ? options : ['true', 'false']).map((one) => (
          <option key={one} value={one}>
            {kind === 'choice' ? one : one === 'true' ? words.results.yes : words.results.no}
          </option>
        ))}
      </select>
    );
  if (kind === 'list' || kind === 'json')
    return <textarea {...common} className="field py-2 font-mono text-xs" rows={3} />;
  return <input {...common} type={kind === 'number' ? 'number' : 'text'} step="any" autoComplete="off" />;
}

function Answered({ result, account }: { result: unknown; account: string | undefined }) {
  const [look, setLook] = useState<'text' | 'json'>('text');
  return (
    <section aria-label={text.answer} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="justify-self-start">
        <Choices
          label={text.answer}
          value={look}
          onChange={setLook}
          options={[
            ['text', text.asText],
            ['json', text.asJson],
          ]}
        />
      </div>
      {look === 'text' ? (
        <AnswerView result={result} account={account} />
      ) : (
        <pre
          tabIndex={0}
          data-answer
          className="card max-h-[70dvh] overflow-auto p-4 font-mono text-xs leading-5"
        >
          {JSON.stringify(result, null, 2)}
        </pre>
      )}
    </section>
  );
}

const hintOf = ({ description, required, kind }: FormField) =>
  [required ? `(${text.needed})` : '', description, kind === 'list' ? words.chat.card.oneALine : '']
    .filter(Boolean)
    .join(' ') || undefined;

const useRun = ({ name }: Tool) =>
  useMutation({
    mutationFn: (input: Record<string, unknown>) =>
      answered(
        api.POST('/api/v1/tools/{name}', {
          params: { path: { name }, header: { 'Idempotency-Key': crypto.randomUUID() } },
          body: input,
        }),
      ),
  });

function Fields({
  fields,
  problems,
}: {
  fields: readonly FormField[];
  problems: Readonly<Record<string, string>>;
}) {
  if (fields.length === 0) return <p>{text.empty}</p>;
  return fields.map((field) => (
    <Field key={field.name} label={label(field.name)} hint={hintOf(field)} error={problems[field.name]}>
      <Input field={field} />
    </Field>
  ));
}

/** Calls a tool with what is filled in. */
export function ToolForm({ tool }: { tool: Tool }) {
  const fields = fieldsOf(tool.input_schema);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const run = useRun(tool);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = inputOf(fields, (name) => fieldText(form, name));
    setProblems(read.problems);
    if (Object.keys(read.problems).length === 0) run.mutate(read.input);
  };
  const named = run.error instanceof ApiProblem ? run.error.fields : {};
  const isRead = tool.effect === 'read';
  return (
    <>
      <form onSubmit={submit} className="card grid grid-cols-[minmax(0,1fr)] gap-4 p-4 sm:p-5">
        <div className="flex flex-wrap items-start gap-3">
          <p className="min-w-52 flex-1 text-muted">{tool.description}</p>
          <EffectBadge effect={tool.effect} />
        </div>
        <Fields fields={fields} problems={{ ...named, ...problems }} />
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" data-primary type="submit" busy={run.isPending}>
            {isRead ? text.run : text.runChange}
          </Button>
          {!isRead && <p className="text-warn">{text.really}</p>}
        </div>
      </form>
      <div aria-live="polite">
        {run.error && <Failure error={run.error} />}
        {run.data && <Answered result={run.data.result} account={run.data.account ?? undefined} />}
      </div>
    </>
  );
}
