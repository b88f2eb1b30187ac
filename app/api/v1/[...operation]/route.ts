import { accounts } from "@/lib/accounts/accounts";
import { serveApi } from "@/lib/api/serve";
import { env } from "@/lib/env";
import { objectStore } from "@/lib/storage/objects";

export const dynamic = "force-dynamic";

/**
 * The API. It is one route, because what can be asked, by whom, and how that is described is declared in one place
 * (`lib/api/operations`), and because what is not there is answered in the API's own form too.
 */
async function answer(request: Request): Promise<Response> {
  const { siteUrl, dataDir, databaseUrl } = env();
  return serveApi(
    {
      accounts: await accounts(),
      objects: objectStore(),
      ownOrigins: [siteUrl],
      place: { dataDir, databaseUrl },
    },
    request,
  );
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
