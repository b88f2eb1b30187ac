import type { Metadata } from "next";
import { namesDeskPath } from "@/lib/newsroom-urls";
import { callerOfPage } from "../../../caller";
import { NameDesk } from "../../../names/name-desk";
import type { PageRoute } from "../../../page-route";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Topic" };

export default async function TopicDeskPage({ params, searchParams }: PageRoute<"slug">) {
  const { slug } = await params;
  const caller = await callerOfPage({ action: "name-change", here: `${namesDeskPath("topic")}/${slug}` });
  return <NameDesk kind="topic" caller={caller} segment={slug} asked={await searchParams} />;
}
