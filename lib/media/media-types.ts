/** The kinds of picture that are stored, by the extension that their files and addresses have. */
export type PictureExtension = "jpg" | "png" | "gif" | "webp" | "avif" | "svg";

export const mediaTypes: Readonly<Record<PictureExtension, string>> = {
  jpg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  svg: "image/svg+xml",
};
