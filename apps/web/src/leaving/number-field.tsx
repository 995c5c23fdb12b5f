import { Field } from '../kit/pieces.js';

/** A number with its unit beside it. What may not be is said by the hub, in words. */
export function NumberField({
  name,
  label,
  hint,
  unit,
  value,
  error,
}: {
  name: string;
  label: string;
  hint: string;
  unit: string;
  value: number;
  error: string | undefined;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      <span className="flex items-center gap-2">
        <span className="w-32">
          <input className="field" name={name} inputMode="numeric" autoComplete="off" defaultValue={value} />
        </span>
        <span className="text-muted">{unit}</span>
      </span>
    </Field>
  );
}
