import type { FormEvent } from 'react';
import { useState } from 'react';
import type { Card, MissingValue } from '../api/chat-types.js';
import { label } from '../format/answer.js';
import { Button } from '../kit/button.js';
import { Field } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { Arguments } from './arguments.js';
import { CardFrame } from './card-frame.js';
import type { Decide } from './decide.js';
import { valuesIn } from './given-values.js';

const { card: text } = words.chat;

function Input({ value }: { value: MissingValue }) {
  const { field: name, type, options } = value;
  if (options.length > 0)
    return (
      <select className="field" name={name} required>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    );
  if (type === 'yes_no')
    return (
      <select className="field" name={name}>
        <option value="true">{text.yes}</option>
        <option value="false">{text.no}</option>
      </select>
    );
  if (type === 'list') return <textarea className="field py-2" name={name} rows={3} required />;
  return (
    <input
      className="field"
      name={name}
      type={type === 'number' ? 'number' : 'text'}
      step="any"
      required
      autoComplete="off"
    />
  );
}

interface Given {
  card: Card;
  busy: boolean;
  decide: Decide;
}

const NotNow = ({ card, busy, decide }: Given) => (
  <Button variant="quiet" disabled={busy} onClick={() => decide(card, false)}>
    {text.notNow}
  </Button>
);

function OneClick({ card, busy, decide, value }: Given & { value: MissingValue }) {
  const choices = value.options.map((one) => (
    <Button key={one.value} busy={busy} onClick={() => decide(card, true, { [one.field]: one.value })}>
      {one.label}
    </Button>
  ));
  return (
    <CardFrame
      card={card}
      title={text.value}
      actions={[...choices, <NotNow key="" {...{ card, busy, decide }} />]}
    >
      <p>
        <span className="font-semibold">{card.title}.</span> {card.message}
      </p>
      {card.agrees && <Arguments input={card.input} />}
    </CardFrame>
  );
}

function Fields({ card, problems }: { card: Card; problems: Readonly<Record<string, string>> }) {
  return card.missing.map((value) => {
    const hint = [value.description, value.type === 'list' ? text.oneALine : ''].filter(Boolean).join(' ');
    return (
      <Field
        key={value.field}
        label={label(value.field)}
        hint={hint || undefined}
        error={problems[value.field]}
      >
        <Input value={value} />
      </Field>
    );
  });
}

function Form({ card, busy, decide }: Given) {
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = valuesIn(card.missing, new FormData(event.currentTarget));
    setProblems(read.problems);
    if (Object.keys(read.problems).length === 0) decide(card, true, read.values);
  };
  const form = `values-${card.id}`;
  const actions = (
    <>
      <Button variant="primary" data-primary type="submit" form={form} busy={busy}>
        {card.agrees ? text.useAndDo : text.use}
      </Button>
      <NotNow card={card} busy={busy} decide={decide} />
    </>
  );
  return (
    <CardFrame card={card} title={card.missing.length === 1 ? text.value : text.values} actions={actions}>
      <p className="font-semibold">{card.title}</p>
      {card.agrees && <Arguments input={card.input} />}
      <form id={form} onSubmit={submit} className="grid gap-3">
        <Fields card={card} problems={problems} />
      </form>
    </CardFrame>
  );
}

const mostChoices = 6;

/** Values that a call lacks. One with a few choices is settled with one click. */
export function ValueCard(given: Given) {
  const [only, ...others] = given.card.missing;
  const isChoice =
    others.length === 0 && only && only.options.length > 0 && only.options.length <= mostChoices;
  return isChoice ? <OneClick {...given} value={only} /> : <Form {...given} />;
}
