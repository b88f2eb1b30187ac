import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField, TextField } from "@/components/forms/fields";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { newDraftPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfPage } from "../../../caller";
import { begin } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "New draft" };

export default async function NewDraftPage() {
  const { actor } = await callerOfPage({ action: "draft-create", here: newDraftPath });
  const site = await findSite();
  return (
    <NewsroomPage actor={actor} site={site} title="New draft" here={newDraftPath}>
      <ActionForm action={begin} submit="Begin writing">
        <HiddenField name="id" value={randomUUID()} />
        <TextField name="headline" label="Headline" hint="It can wait." lang={site.language} />
      </ActionForm>
    </NewsroomPage>
  );
}
