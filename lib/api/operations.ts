import type { Operation } from "./operation";
import { articleOperations } from "./operations/articles";
import { captureOperations } from "./operations/captures";
import { draftStepOperations } from "./operations/draft-steps";
import { draftOperations } from "./operations/drafts";
import { houseOperations } from "./operations/house";
import { lookupOperations } from "./operations/lookups";
import { mediaOperations } from "./operations/media";
import { nameOperations } from "./operations/names";
import { redirectOperations } from "./operations/redirects";
import { reportOperations } from "./operations/reports";
import { sourceOperations } from "./operations/sources";
import { statementOperations } from "./operations/statements";

/** Everything that the API can be asked. */
export const operations: readonly Operation[] = [
  ...draftOperations,
  ...draftStepOperations,
  ...lookupOperations,
  ...articleOperations,
  ...mediaOperations,
  ...nameOperations,
  ...redirectOperations,
  ...sourceOperations,
  ...captureOperations,
  ...reportOperations,
  ...statementOperations,
  ...houseOperations,
];
