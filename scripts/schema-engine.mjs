#!/usr/bin/env node
// Stands in for Prisma's native schema engine where it was not downloaded: the same JSON-RPC over standard
// input and output, answered by the WebAssembly build from the registry. prisma.config.ts points Prisma here.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { checkConnection, createDatabase, databaseNameOf, dropDatabase } from "./schema-engine/databases.mjs";
import { callEngine, engineVersion, loadEngine, panicMessage } from "./schema-engine/engine.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true, short: "d" },
    datasource: { type: "string" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
    version: { type: "boolean" },
  },
});
const datasource = options.datasource ? JSON.parse(options.datasource) : {};
const datamodels = options.datamodels?.map((file) => [file, readFileSync(file, "utf8")]);

const answer = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

let lastPrint = 1_000_000;

async function perform(method, params) {
  if (method === "createDatabase") {
    await createDatabase(datasource.url);
    return { databaseName: databaseNameOf(datasource.url) };
  }
  const result = await callEngine(
    datasource,
    datamodels,
    method === "getDatabaseVersion" ? "version" : method,
    params,
  );
  if (method === "diff" && result.stdout != null) {
    answer({ id: ++lastPrint, method: "print", params: { content: result.stdout } });
  }
  return result;
}

async function serve({ id, method, params }) {
  try {
    answer({ id, result: await perform(method, params) });
  } catch (error) {
    if (process.env.DEBUG) console.error(error);
    const panic = panicMessage(error);
    const message = panic ?? error?.message ?? String(error);
    const data = { is_panic: panic !== null, message, meta: null, error_code: error?.code };
    answer({
      id,
      error: { code: 4466, message: "An error happened. Check the data field for details.", data },
    });
  }
}

/** One request after the other: Prisma sends the next before it has the answer to the last. */
function serveRequests() {
  let last = Promise.resolve();
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on("line", (line) => {
    const request = line.trim() ? JSON.parse(line) : {};
    // Answers to our own "print" come by here too, without a method.
    if (request.method) last = last.then(() => serve(request));
  });
  lines.on("close", () => last.then(() => process.exit(0)));
}

const commands = {
  "can-connect-to-database": checkConnection,
  "create-database": createDatabase,
  "drop-database": dropDatabase,
};
const errorCodes = { "3D000": "P1003", "28P01": "P1000", "42P04": "P1009" };

/** `schema-engine cli <command>`: the result is the exit code; a line on standard error explains a failure. */
async function runCommand(name) {
  try {
    await commands[name]?.(datasource.url);
  } catch (error) {
    const fields = {
      message: error.message || String(error.code),
      error_code: errorCodes[error.code] ?? "P1001",
    };
    const entry = {
      level: "ERROR",
      target: "schema_engine::logger",
      timestamp: new Date().toISOString(),
      fields,
    };
    // Prisma drops the first line.
    process.stderr.write(`\n${JSON.stringify(entry)}\n`);
    process.exitCode = 1;
  }
}

if (positionals[0] === "cli") {
  await runCommand(positionals[1]);
} else {
  await loadEngine();
  if (options.version) console.log(`schema-engine-wasm ${engineVersion()}`);
  else serveRequests();
}
