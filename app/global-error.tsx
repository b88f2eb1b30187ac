"use client";

import { Failure } from "@/components/site/failure";
import "./(reader)/styles/reader.css";

/** Shown when even the layout failed, as it does while the database is away. It must not need anything that can fail. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>This page could not be made</title>
        <div className="page">
          <Failure />
        </div>
      </body>
    </html>
  );
}
