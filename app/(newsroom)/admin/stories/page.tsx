import type { Metadata } from "next";
import { namesDeskPath } from "@/lib/newsroom-urls";
import { callerOfPage } from "../../caller";
import { NamesDesk } from "../../names/names-desk";
import type { PageRoute } from "../../page-route";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Stories" };

export default async function StoriesDeskPage({ searchParams }: PageRoute) {
  const caller = await callerOfPage({ action: "name-change", here: namesDeskPath("story") });
  return <NamesDesk kind="story" caller={caller} asked={await searchParams} />;
}
