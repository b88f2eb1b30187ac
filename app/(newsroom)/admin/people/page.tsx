import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextField } from "@/components/forms/fields";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { PersonLedger } from "@/components/newsroom/person-ledger";
import { listPeople } from "@/lib/accounts/people";
import { ROLES } from "@/lib/accounts/roles";
import { peoplePath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfPage } from "../../caller";
import { invite, reset, setDoor, setRole } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "People" };

/** Who is in the newsroom, and who may do what. */
export default async function PeoplePage() {
  const { actor, desk } = await callerOfPage({ action: "person-list", here: peoplePath });
  const [site, people] = await Promise.all([findSite(), listPeople(desk)]);
  return (
    <NewsroomPage actor={actor} site={site} title="People" here={peoplePath}>
      <PersonLedger people={people} timeZone={site.timeZone} actions={{ setRole, reset, setDoor }} />
      <section>
        <h2>Invite somebody</h2>
        <p className="prose-line">
          A writer has their own drafts; an editor has all of them, publishes and corrects; an administrator
          has people and settings too.
        </p>
        <ActionForm action={invite} submit="Make an address" label="Invite somebody">
          <TextField name="email" type="email" label="E-mail address" required />
          <SelectField
            name="role"
            label="Role"
            value="writer"
            options={ROLES.map((role) => ({ value: role, label: role }))}
          />
        </ActionForm>
      </section>
    </NewsroomPage>
  );
}
