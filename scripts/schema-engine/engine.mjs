import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { MigrationAdapter } from "./adapter.mjs";

const panics = { last: "", set_message: (message) => (panics.last = message) };

/** Loads the engine; to be awaited once before anything else here. */
export async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = panics;
  const module = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(fileURLToPath(new URL("./schema_engine_bg.wasm", module)));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

export const engineVersion = () => bindings.version();

/** The message of a Rust panic, which surfaces as a bare WebAssembly trap; null for any other error. */
export const panicMessage = (error) => (error instanceof WebAssembly.RuntimeError ? panics.last : null);

/** The engine reports an error of the driver by the number under which the adapter has kept it. */
function original(error, factory) {
  if (!/external/i.test(error?.message ?? "")) return error;
  const id = /\b(\d+)\b/.exec(error.message)?.[1];
  return (id && factory.errorRegistry.consumeError(Number(id))?.error) || error;
}

const needsDiagnosis = ["evaluateDataLoss", "createMigration"];

/** Calls one method of a fresh engine on this datasource. */
export async function callEngine(datasource, datamodels, method, params) {
  const adapter = new MigrationAdapter(datasource);
  const factory = bindMigrationAwareSqlAdapterFactory(adapter);
  const log = (line) => process.env.DEBUG && console.error(line);
  const engine = await bindings.SchemaEngine.new({ datamodels }, log, factory);
  try {
    // Only the diagnosis opens a shadow database through the adapter; these two work on what it has cached.
    if (needsDiagnosis.includes(method)) {
      const { migrationsList, filters } = params;
      await engine.diagnoseMigrationHistory({ migrationsList, filters, optInToShadowDatabase: true });
    }
    return (await engine[method](params)) ?? {};
  } catch (error) {
    throw original(error, factory);
  } finally {
    await adapter.closeAll();
  }
}
