import { registerRunPurposes } from "@/lib/ai/runs/purposes";
import { startRunner } from "../../realtime/ai-runner";
import { aiTestPurpose } from "./ai-purpose";

// A worker of AI runs that a test can kill.
registerRunPurposes({ test: aiTestPurpose });
await startRunner();
process.stdout.write("ready\n");
