import { startDemoModel } from "@/lib/ai/demo/start";
import { syncIndex } from "@/lib/ai/embeddings/service";
import { syncProviders } from "@/lib/ai/providers/sync";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** Stores the providers of the environment, and serves the demo model where it is offered. A worker needs neither to start. */
export async function startAiProviders(): Promise<void> {
  try {
    await syncProviders();
    await syncIndex();
    if (env().AI_DEMO) await startDemoModel();
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    log.warn({ name, code }, "AI providers could not be stored");
  }
}
