import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "prisma/config";

// Prisma's package downloads its native schema engine when it is installed with scripts. Where that isn't there, as
// offline, ours runs the WASM build from the registry.
const engines = path.join(import.meta.dirname, "node_modules/@prisma/engines");
const hasEngine =
  existsSync(engines) && readdirSync(engines).some((name) => name.startsWith("schema-engine-"));
if (!hasEngine)
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "scripts/schema-engine.mjs");
process.env.CHECKPOINT_DISABLE ??= "1";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
