"use client";

import { type HTMLInputAutoCompleteAttribute, type ReactNode, useContext } from "react";
import type { Problem } from "@/lib/outcome";
import { FormContext, useField } from "./form-context";

interface FieldProps {
  readonly name: string;
  readonly label: string;
  /** What the field holds before anybody types. */
  readonly value?: string;
  /** A sentence beneath the label: what belongs here, and in which form. */
  readonly hint?: ReactNode;
  readonly required?: boolean;
  /** The language of what is typed, where it is not the page's. */
  readonly lang?: string | undefined;
}

interface TextFieldProps extends FieldProps {
  readonly type?:
    | "text"
    | "email"
    | "password"
    | "search"
    | "url"
    | "number"
    | "date"
    | "time"
    | "datetime-local";
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: "text" | "numeric" | "email" | "url";
  readonly maxLength?: number;
  readonly readOnly?: boolean;
  /** What can be chosen as well as typed. */
  readonly suggestions?: readonly string[];
  /** The key that leads here, where the page has `WalkKeys`. */
  readonly shortcut?: string;
}

/** A line of text. */
export function TextField({ type = "text", suggestions, ...props }: TextFieldProps) {
  const { name, label, hint, required, lang, autoComplete = "off", inputMode, maxLength, readOnly } = props;
  const { id, value, problems } = useField(name, props.value ?? "");
  return (
    <Field id={id} label={label} hint={hint} required={required} problems={problems}>
      <input
        {...described(id, hint, problems)}
        data-key={props.shortcut}
        name={name}
        type={type}
        defaultValue={type === "password" ? "" : value}
        required={required}
        lang={lang}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={maxLength}
        readOnly={readOnly}
        list={suggestions && `${id}-list`}
        spellCheck={type === "text" && lang !== undefined}
        dir={type === "text" ? "auto" : undefined}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

/** Files from the editor's own disk; a browser gives none of them back when something was refused. */
export function FileField({
  accept,
  multiple = false,
  ...props
}: Omit<FieldProps, "value" | "lang"> & { readonly accept: string; readonly multiple?: boolean }) {
  const { name, label, hint, required } = props;
  const { id, problems } = useField(name, "");
  return (
    <Field id={id} label={label} hint={hint} required={required} problems={problems}>
      <input
        {...described(id, hint, problems)}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        required={required}
      />
    </Field>
  );
}

/** Text of several lines. */
export function TextArea({
  rows = 6,
  maxLength,
  ...props
}: FieldProps & { readonly rows?: number; readonly maxLength?: number }) {
  const { name, label, hint, required, lang } = props;
  const { id, value, problems } = useField(name, props.value ?? "");
  return (
    <Field id={id} label={label} hint={hint} required={required} problems={problems}>
      <textarea
        {...described(id, hint, problems)}
        name={name}
        rows={rows}
        maxLength={maxLength}
        defaultValue={value}
        required={required}
        lang={lang}
        dir="auto"
      />
    </Field>
  );
}

/** One of several. */
export function SelectField({
  options,
  ...props
}: FieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  const { name, label, hint, required } = props;
  const { id, value, problems } = useField(name, props.value ?? "");
  return (
    <Field id={id} label={label} hint={hint} required={required} problems={problems}>
      {/* When a form is done React sets its fields back, a list not to its new value: it is drawn anew instead. */}
      <select
        key={value}
        {...described(id, hint, problems)}
        name={name}
        defaultValue={value}
        required={required}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Yes or no: sends `value`, or nothing. */
export function CheckField({
  name,
  label,
  hint,
  value = "yes",
  checked = false,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value?: string;
  readonly checked?: boolean;
}) {
  const { state } = useContext(FormContext);
  const { id, problems } = useField(name, "");
  const wasSent = Object.keys(state.values).length > 0;
  const isOn = wasSent ? state.values[name] === value : checked;
  return (
    <div className="field check" data-wrong={problems.length > 0 || undefined}>
      <input
        key={String(isOn)}
        {...described(id, hint, problems)}
        name={name}
        type="checkbox"
        value={value}
        defaultChecked={isOn}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Problems id={id} problems={problems} />
    </div>
  );
}

/** What the page knows and the action needs. */
export function HiddenField({ name, value }: { readonly name: string; readonly value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

function Field({
  id,
  label,
  hint,
  required,
  problems,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint: ReactNode;
  readonly required: boolean | undefined;
  readonly problems: readonly Problem[];
  readonly children: ReactNode;
}) {
  return (
    <div className="field" data-wrong={problems.length > 0 || undefined}>
      <label htmlFor={id} className="slug">
        {label}
        {required && (
          <>
            {" "}
            <span className="needed">(needed)</span>
          </>
        )}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <Problems id={id} problems={problems} />
    </div>
  );
}

function Problems({ id, problems }: { readonly id: string; readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <p className="problem" id={`${id}-problem`}>
      {problems.map(({ message }) => message).join(" ")}
    </p>
  );
}

function described(id: string, hint: ReactNode, problems: readonly Problem[]) {
  const by = [...(hint ? [`${id}-hint`] : []), ...(problems.length > 0 ? [`${id}-problem`] : [])];
  return {
    id,
    "aria-describedby": by.length > 0 ? by.join(" ") : undefined,
    "aria-invalid": problems.length > 0 || undefined,
  };
}
