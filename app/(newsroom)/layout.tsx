import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { findSite } from "@/lib/site/queries";
import "./styles/newsroom.css";

export const dynamic = "force-dynamic";

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf8f2" },
    { media: "(prefers-color-scheme: dark)", color: "#14120f" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await findSite();
  return {
    title: { default: "Newsroom", template: `%s | ${name} newsroom` },
    icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
    robots: "noindex, nofollow",
  };
}

/** It guards nothing: each page and each action does so by itself. */
export default function NewsroomLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body className="newsroom">{children}</body>
    </html>
  );
}
