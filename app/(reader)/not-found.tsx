// Seen only where the press is not in front, as in development; readers get the same page from the press.
export { default } from "./missing/page";
