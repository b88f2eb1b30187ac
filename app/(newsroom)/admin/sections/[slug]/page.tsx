import type { Metadata } from "next";
import { namesDeskPath } from "@/lib/newsroom-urls";
import { callerOfPage } from "../../../caller";
import { NameDesk } from "../../../names/name-desk";
import type { PageRoute } from "../../../page-route";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Section" };

export default async function SectionDeskPage({ params, searchParams }: PageRoute<"slug">) {
  const { slug } = await params;
  const caller = await callerOfPage({ action: "name-change", here: `${namesDeskPath("section")}/${slug}` });
  return <NameDesk kind="section" caller={caller} segment={slug} asked={await searchParams} />;
}
