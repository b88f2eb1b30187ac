import { GET as getTrustText } from "../../trust.txt/route";

export const dynamic = "force-dynamic";

/** The other place where `trust.txt` is looked for. */
export const GET = getTrustText;
