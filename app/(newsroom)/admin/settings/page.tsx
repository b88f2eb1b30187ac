import type { Metadata } from "next";
import { ActionForm } from "@/components/forms/action-form";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { SettingsFields } from "@/components/newsroom/settings-fields";
import { listTimeZones } from "@/lib/dates";
import { settingsPath } from "@/lib/newsroom-urls";
import { fingerprintOf, readSettings } from "@/lib/site/commands";
import { callerOfPage } from "../../caller";
import { saveSettings } from "./actions";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Settings" };

/** The publication's own settings. */
export default async function SettingsPage() {
  const { actor, desk } = await callerOfPage({ action: "settings-change", here: settingsPath });
  const settings = await readSettings(desk);
  return (
    <NewsroomPage actor={actor} site={settings} title="Settings" here={settingsPath}>
      <ActionForm action={saveSettings} submit="Save" label="Settings">
        <SettingsFields settings={settings} drawn={fingerprintOf(settings)} timeZones={listTimeZones()} />
      </ActionForm>
    </NewsroomPage>
  );
}
