import type { ReactNode } from "react";
import { FontPreloads } from "@/components/site/font-preloads";
import { mainId } from "@/components/site/skip-link";
import { frontPath } from "@/lib/urls";

/** A page of the newsroom for those who are not in it yet. */
export function DoorPage({
  site,
  title,
  children,
}: {
  readonly site: { readonly name: string };
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="door">
      <FontPreloads faces={["mono", "text", "display"]} />
      <header>
        <p className="room-name">
          <a href={frontPath}>{site.name}</a> <span className="slug">newsroom</span>
        </p>
      </header>
      <main id={mainId}>
        <h1 className="room-title">{title}</h1>
        {children}
      </main>
    </div>
  );
}
