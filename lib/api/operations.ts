import type { Operation } from "./operation";
import { draftOperations } from "./operations/drafts";
import { lookupOperations } from "./operations/lookups";
import { mediaOperations } from "./operations/media";

/** Everything that the API can be asked. */
export const operations: readonly Operation[] = [...draftOperations, ...lookupOperations, ...mediaOperations];
