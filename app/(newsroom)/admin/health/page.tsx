import type { Metadata } from "next";
import { HealthLedger } from "@/components/newsroom/health-ledger";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { env } from "@/lib/env";
import { findHealth } from "@/lib/health/queries";
import { healthPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfPage } from "../../caller";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Health" };

/** How the site is. */
export default async function HealthPage() {
  const { actor, desk } = await callerOfPage({ action: "health-read", here: healthPath });
  const [site, health] = await Promise.all([findSite(), findHealth(desk, env())]);
  return (
    <NewsroomPage actor={actor} site={site} title="Health" here={healthPath}>
      <HealthLedger health={health} timeZone={site.timeZone} />
    </NewsroomPage>
  );
}
