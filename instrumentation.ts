/** Called by Next once, when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ processors }, { startDelivering }] = await Promise.all([
    import("@/lib/composition/processors"),
    import("@/lib/events/delivery-queue"),
  ]);
  startDelivering(processors);
}
