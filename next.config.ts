import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // Reader pages carry plain <img> elements of stored media; the optimiser would be one more door to guard.
  images: { unoptimized: true },
  // A page of the newsroom can answer 403.
  experimental: {
    authInterrupts: true,
    // A form can bring pictures. The press takes no more than this either.
    serverActions: { bodySizeLimit: "16mb" },
  },
  // These run as they are installed: what they load by a path beside them would not be in a bundle.
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg", "harfbuzzjs"],
  // Types are checked by `npm test`, once for everything; whoever starts the site need not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default config;
