/** Called by Next once, when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ start }, { prepareEveryRequest }] = await Promise.all([
    import("@/lib/composition/start"),
    import("@/lib/http/every-request"),
  ]);
  prepareEveryRequest();
  start();
  if (process.env.GUILDHALL_STANDS_ALONE) await standAlone();
}

/**
 * Next's own server, without the launcher. The worker makes the queues otherwise; here what is enqueued waits for one.
 * A variable that is missing fails the pages, which name it, not the start.
 */
async function standAlone(): Promise<void> {
  const [{ ensureQueues }, { countSocketAddresses }] = await Promise.all([
    import("@/lib/jobs/queues"),
    import("@/lib/http/socket-address"),
  ]);
  try {
    countSocketAddresses();
  } catch (error) {
    return console.error((error as Error).message);
  }
  // The database may be away: pages say so.
  await ensureQueues().catch((error: Error) => console.error(error.message));
}
