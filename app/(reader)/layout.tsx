import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { env } from "@/lib/env";
import { feedLinks } from "@/lib/syndication/discovery";
import { openGraphSiteCard } from "@/lib/syndication/open-graph";
import { directionOf } from "@/lib/typography/language";
import { frontPath } from "@/lib/urls";
import { openGraphLocale } from "./open-graph";
import { readSite } from "./reader-queries";
import "./styles/reader.css";

export const dynamic = "force-dynamic";

export const viewport: Viewport = {
  colorScheme: "light dark",
  // The paper of `styles/tokens.css`.
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf8f2" },
    { media: "(prefers-color-scheme: dark)", color: "#14120f" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const { name, language } = await readSite();
  return {
    metadataBase: new URL(env().siteUrl),
    title: { default: name, template: `%s | ${name}` },
    icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
    openGraph: {
      siteName: name,
      locale: openGraphLocale(language),
      type: "website",
      images: [openGraphSiteCard({ siteUrl: env().siteUrl, name })],
    },
    twitter: { card: "summary_large_image" },
  };
}

export default async function ReaderLayout({ children }: { children: ReactNode }) {
  const { name, language } = await readSite();
  return (
    <html lang={language} dir={directionOf(language)}>
      <body>
        {/* As elements, which React moves to the head: a page's own `alternates` would take the place of the layout's. */}
        {feedLinks(frontPath, name).map(({ type, title, href }) => (
          <link key={type} rel="alternate" type={type} title={title} href={href} />
        ))}
        {children}
      </body>
    </html>
  );
}
