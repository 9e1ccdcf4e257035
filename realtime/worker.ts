import "./worker-role";
import { handlers } from "@/lib/composition/job-handlers";
import { processors } from "@/lib/composition/processors";
import { closeDatabase } from "@/lib/db";
import { deliveriesSettled, startDelivering } from "@/lib/events/delivery-queue";
import { startWorker } from "@/lib/jobs/worker";
import { log } from "@/lib/log";

async function start() {
  startDelivering(processors);
  const worker = await startWorker(handlers);
  log.info("worker is ready");
  const stop = async () => {
    await worker.stop();
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
