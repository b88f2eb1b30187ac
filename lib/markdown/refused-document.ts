import type { Node } from "unist";
import type { Problem } from "@/lib/outcome";

/** Thrown by a step of the pipeline and turned into a refusal by `renderMarkdown`; it never leaves this module. */
export class RefusedDocument extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = "RefusedDocument";
    this.problem = problem;
  }
}

/** A refusal that names the line of the body on which `node` begins. */
export function refusedAt(node: Node, code: string, message: string): RefusedDocument {
  return new RefusedDocument({ code, at: placeOf(node), message });
}

function placeOf(node: Node): string {
  return node.position ? `body:${node.position.start.line}` : "body";
}
