/** Made by `npm run fonts`; do not edit. Where each face's first file is served, for preloading. */
export const fontFiles = {
  display: "/fonts/display.e677147b.woff2",
  text: "/fonts/text.d1e4ef57.woff2",
  semibold: "/fonts/semibold.d5d4ec47.woff2",
  italic: "/fonts/italic.752f03c5.woff2",
  mono: "/fonts/mono.a41d2712.woff2",
} as const;
