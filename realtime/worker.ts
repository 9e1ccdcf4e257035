import "./worker-role";
import { handlers } from "@/lib/composition/job-handlers";
import { start as startDomains } from "@/lib/composition/start";
import { closeDatabase } from "@/lib/db";
import { deliverEvents } from "@/lib/delivery/deliver";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { startWorker } from "@/lib/jobs/worker";
import { log } from "@/lib/log";
import { deliversByPusher } from "@/lib/realtime/transport";
import { startAiProviders } from "./ai-providers";
import { startRunner } from "./ai-runner";

const DELIVER_EVERY_MS = 500;

async function start() {
  startDomains();
  const [worker, runner] = await Promise.all([startWorker(handlers), startRunner()]);
  void startAiProviders();
  // What jobs and AI runs publish: no request ends after which it would be delivered.
  const delivering = deliversByPusher() ? setInterval(deliverEvents, DELIVER_EVERY_MS) : undefined;
  log.info("worker is ready");
  const stop = async () => {
    clearInterval(delivering);
    await Promise.all([worker.stop(), runner.stop()]);
    await deliveriesSettled();
    await closeDatabase();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

start().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
