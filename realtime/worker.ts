import "./worker-role";
import { handlers } from "@/lib/composition/job-handlers";
import { closeDatabase } from "@/lib/db";
import { startWorker } from "@/lib/jobs/worker";
import { log } from "@/lib/log";

async function start() {
  const worker = await startWorker(handlers);
  log.info("worker is ready");
  const stop = async () => {
    await worker.stop();
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
