import { db } from "@/lib/db";
import { DEMO_MODELS, demoReply } from "./answers";
import { startProviderServer } from "./server";

/** Serves the demo model from this process, and stores where. It ends with the process. */
export async function startDemoModel() {
  const server = await startProviderServer({ models: DEMO_MODELS, reply: demoReply });
  await db().aiProvider.updateMany({
    where: { variable: "AI_DEMO" },
    data: { baseUrl: `${server.url}/v1`, isUp: true, problem: null, checkedAt: new Date() },
  });
  return server;
}
