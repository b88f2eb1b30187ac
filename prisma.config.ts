import { defineConfig } from "prisma/config";

// The client is generated from the schema alone. Prisma's native schema engine is a download, which an offline machine
// cannot make and nothing here needs (lib/database/migrate uses the engine's WebAssembly build), so the command is given
// an executable that certainly exists.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
