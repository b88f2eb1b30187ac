import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { findSite } from "@/lib/site/queries";
import { directionOf } from "@/lib/typography/language";
import "../(reader)/styles/reader.css";
import "./preview.css";

export const dynamic = "force-dynamic";

export const viewport: Viewport = { colorScheme: "light dark" };

export const metadata: Metadata = {
  title: "Not published",
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
  robots: "noindex, nofollow, noarchive",
};

/** The reader's paper, and nothing of what leads to it: no feeds, no card, no canonical address. */
export default async function PreviewLayout({ children }: { children: ReactNode }) {
  const { language } = await findSite();
  return (
    <html lang={language} dir={directionOf(language)}>
      <body>{children}</body>
    </html>
  );
}
