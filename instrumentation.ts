/** Runs once in the web process, before its first request. */
export async function register() {
  // Otherwise the worker makes the queues; here there may be none, and what is enqueued waits for one.
  if (process.env.NEXT_RUNTIME !== "nodejs" || !process.env.GUILDHALL_STANDS_ALONE) return;
  const { ensureQueues } = await import("@/lib/jobs/queues");
  await ensureQueues().catch((error: Error) => console.error(error.message));
}
