interface NameSearchProps {
  /** The page that shows what was found. */
  readonly action: string;
  readonly label: string;
  readonly q: string;
}

/** The words of a name, asked for by an address. */
export function NameSearch({ action, label, q }: NameSearchProps) {
  return (
    <search>
      <form action={action} className="desk-search">
        <label>
          <span className="slug">{label}</span>
          <input
            type="search"
            name="q"
            defaultValue={q}
            maxLength={256}
            autoComplete="off"
            dir="auto"
            data-key="/"
          />
        </label>
        <button type="submit">Find</button>
      </form>
    </search>
  );
}
