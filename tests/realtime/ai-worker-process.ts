import { registerRunPurposes } from "@/lib/ai/runs/purposes";
import { startRunner } from "../../realtime/ai-runner";
import { aiTestPurpose } from "./ai-purpose";

// A worker of AI runs that a test can kill. Those of the product take longer to load.
const { aiPurposes } =
  process.argv[2] === "product" ? await import("@/lib/composition/ai-purposes") : { aiPurposes: {} };
registerRunPurposes({ ...aiPurposes, test: aiTestPurpose });
await startRunner();
process.stdout.write("ready\n");
