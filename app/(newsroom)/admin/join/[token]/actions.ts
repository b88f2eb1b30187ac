"use server";

import { z } from "zod";
import { type FormState, refused } from "@/components/forms/form-state";
import { findLink } from "@/lib/accounts/account-links";
import { accounts } from "@/lib/accounts/accounts";
import { resetPassword } from "@/lib/accounts/passwords";
import { joinNewsroom, linkInvalid } from "@/lib/accounts/people";
import { deskPath } from "@/lib/newsroom-urls";
import { signInWith } from "../../sign-in/sign-in";

const formSchema = z.object({
  token: z.string().max(200),
  name: z.string().max(1_000).nullable(),
  email: z.string().max(1_000).nullable(),
  password: z.string().max(5_000),
});

/** Open to whoever has a one-time token, which is looked at again as it is used up. Then they are signed in. */
export async function join(_previous: FormState, form: FormData): Promise<FormState> {
  const given = formSchema.safeParse({
    token: form.get("token"),
    name: form.get("name"),
    email: form.get("email"),
    password: form.get("password"),
  });
  if (!given.success) return refused([linkInvalid], form);
  const { token, name, email, password } = given.data;
  const { database, now } = await accounts();
  const desk = { database, now, actor: "stranger" };
  const link = await findLink(database, token, now());
  if (link === null) return refused([linkInvalid], form);
  const joined =
    link.kind === "reset"
      ? await resetPassword(desk, { token, password })
      : await joinNewsroom(desk, { token, name: name ?? "", password, ...(email !== null && { email }) });
  if (!joined.ok) return refused(joined.problems, form);
  const person = await database.user.findFirst({
    where: joined.value === undefined ? { id: link.userId ?? "" } : { id: joined.value },
    select: { email: true },
  });
  return refused([await signInWith({ email: person?.email ?? "", password, next: deskPath })], form);
}
