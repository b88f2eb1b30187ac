"use client";

import { useContext } from "react";
import { SelectField, TextField } from "@/components/forms/fields";
import { FormContext } from "@/components/forms/form-context";

/** When a draft goes live by itself; where the clocks show that time twice, also which of the two is meant. */
export function ScheduleFields({ timeZone, value }: { readonly timeZone: string; readonly value: string }) {
  const { state } = useContext(FormContext);
  const isTwice = state.problems.some(({ at }) => at === "which") || "which" in state.values;
  return (
    <>
      <TextField
        name="at"
        type="datetime-local"
        label="Date and time"
        hint={`As the clocks of ${timeZone} show it.`}
        value={value}
        required
      />
      {isTwice && (
        <SelectField
          name="which"
          label="Which of the two"
          options={[
            { value: "", label: "Choose" },
            { value: "first", label: "The first, before the clocks are put back" },
            { value: "second", label: "The second, after they are put back" },
          ]}
        />
      )}
    </>
  );
}
