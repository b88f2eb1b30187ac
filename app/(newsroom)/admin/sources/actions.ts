"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { done, type FormState, formBroken, refused } from "@/components/forms/form-state";
import { describeSource, nameHost } from "@/lib/sources/commands";
import { callerOfAction } from "../../caller";

const text = z.string().max(10_000);

const describedSchema = z.object({
  address: text,
  publisher: text,
  title: text,
  author: text,
  date: text,
  language: text,
  kind: text,
});

/** Says what is known of a source. */
export async function describe(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "source-describe" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = describedSchema.safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { address, ...description } = given.data;
  const described = await describeSource(caller.value.desk, { address, description });
  if (!described.ok) return refused(described.problems, form);
  refresh();
  return done("It is said wherever the source is cited, from readers’ next request on.");
}

/** Says whose a host is. */
export async function name(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await callerOfAction({ action: "source-describe" });
  if (!caller.ok) return refused(caller.problems, form);
  const given = z.object({ host: text, publisher: text }).safeParse(Object.fromEntries(form));
  if (!given.success) return refused([formBroken], form);
  const { host, publisher } = given.data;
  const named = await nameHost(caller.value.desk, { host, publisher: publisher.trim() || null });
  if (!named.ok) return refused(named.problems, form);
  refresh();
  return done("All that comes from there is theirs, unless a source says otherwise.");
}
