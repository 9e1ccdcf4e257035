/** Called by Next once, when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ processors }, { startDelivering }] = await Promise.all([
    import("@/lib/composition/processors"),
    import("@/lib/events/delivery-queue"),
  ]);
  startDelivering(processors);
  if (process.env.GUILDHALL_STANDS_ALONE) await makeQueues();
}

/** Otherwise the worker makes them; a stand-alone web process has none, and what it enqueues waits for one. */
async function makeQueues(): Promise<void> {
  const { ensureQueues } = await import("@/lib/jobs/queues");
  // The database may be away: pages say so.
  await ensureQueues().catch((error: Error) => console.error(error.message));
}
