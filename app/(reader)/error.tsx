"use client";

import { Failure } from "@/components/site/failure";

/** Shown in place of a page that failed after its layout was made. What failed is in the log, never in the page. */
export default function PageError() {
  return (
    <div className="page">
      <Failure />
    </div>
  );
}
