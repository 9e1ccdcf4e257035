import { spawn } from "node:child_process";
import { once } from "node:events";
import { bootstrap } from "./setup/bootstrap.mjs";
import { nodeBinary, reportFailure, root, tools } from "./setup/project.mjs";

// `npm run db:migrate -- --name x`: Prisma's command line with a database to work on, the embedded one where
// DATABASE_URL is unset. Works offline (see schema-engine.mjs).

async function prisma(args, databaseUrl) {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const child = spawn(nodeBinary(), [...tools.prisma, ...args], { cwd: root, env, stdio: "inherit" });
  const [code] = await once(child, "exit");
  return code ?? 1;
}

async function main() {
  if (!(await bootstrap())) return;
  const { loadEnvFile } = await import("./launch/settings.mjs");
  const { ensureInstanceDatabase } = await import("./setup/database.mjs");
  const { generateClient } = await import("./setup/generate.mjs");
  loadEnvFile();
  const database = process.env.DATABASE_URL ? null : await ensureInstanceDatabase();
  try {
    process.exitCode = await prisma(process.argv.slice(2), database?.databaseUrl ?? process.env.DATABASE_URL);
    if (process.exitCode === 0) await generateClient();
  } finally {
    if (database?.isOurs) await database.stop();
  }
}

await main().catch(reportFailure);
