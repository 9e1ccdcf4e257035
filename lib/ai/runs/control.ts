/** Why a worker leaves a run before its end: another has it, or is to have it; it took too long; somebody stopped it. */
export type Interruption = "stopped" | "tooSlow" | "released" | "lost";

/** Interrupts the work on a run. The first reason counts, but one who has lost the run must not write any more. */
export function runControl() {
  const controller = new AbortController();
  let reason: Interruption | null = null;
  return {
    signal: controller.signal,
    reason: () => reason,
    interrupt(why: Interruption) {
      if (!reason || why === "lost") reason = why;
      controller.abort();
    },
  };
}

export type RunControl = ReturnType<typeof runControl>;
