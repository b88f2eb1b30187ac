/**
 * Something that the person who runs the program can put right. Its message says what is wrong and what to do, and is all
 * that they are shown; any other error is a surprise, shown with its stack.
 */
export class OperatorError extends Error {
  override readonly name: string = "OperatorError";
}
