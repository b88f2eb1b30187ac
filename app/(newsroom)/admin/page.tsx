import type { Metadata } from "next";
import { NewsroomPage } from "@/components/newsroom/newsroom-page";
import { deskPath } from "@/lib/newsroom-urls";
import { findSite } from "@/lib/site/queries";
import { callerOfPage } from "../caller";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Desk" };

export default async function DeskPage() {
  const { actor } = await callerOfPage({ action: "draft-create", here: deskPath });
  return <NewsroomPage actor={actor} site={await findSite()} title="Desk" here={deskPath} />;
}
