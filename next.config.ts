import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // Reader pages carry plain <img> elements of stored media; the optimiser would be one more door to guard.
  images: { unoptimized: true },
  // These run as they are installed: the worker and the database client are found by path, not bundled.
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg"],
  // Types are checked by `npm test`, once for everything; whoever starts the site need not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default config;
