import { notFound } from "next/navigation";

export const dynamic = "force-dynamic";

/** Every address that no other route answers, so that a reader who is lost still has the paper in hand. */
export default function Missing(): never {
  notFound();
}
