import { run } from "./command.mjs";
import { fingerprint, unlessUnchanged } from "./fingerprint.mjs";
import { inProject, nodeBinary, tools } from "./project.mjs";

/** Generates the Prisma client when the schema or Prisma changed. */
export async function generateClient(say = () => {}) {
  const current = fingerprint(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  const ran = await unlessUnchanged(inProject("lib/generated/.fingerprint"), current, async () => {
    say("generating");
    await run(nodeBinary(), [...tools.prisma, "generate"], { name: "prisma generate" });
  });
  return { detail: ran ? "generated" : "up to date" };
}
