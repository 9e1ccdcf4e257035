import { whenNpmEnds } from "../setup/parent.mjs";

/** npm passes a Ctrl-C on that the terminal has sent to everyone already: two so close together are one. */
const sameKeyPress = 500;

/**
 * Runs `stop` at the first signal to end and exits with 0 when it is done; at the second one runs `force` and exits at
 * once. npm's end counts as a signal. Returns a function that says whether we are stopping.
 */
export function onStopSignal({ stop, force }) {
  let firstAt = null;
  const receive = async () => {
    const now = Date.now();
    if (firstAt !== null) {
      if (now - firstAt < sameKeyPress) return;
      force();
      process.exit(1);
    }
    firstAt = now;
    console.log("\nStopping Guildhall …");
    try {
      await stop();
      console.log("Stopped.");
      process.exit(0);
    } catch (error) {
      console.error(error);
      force();
      process.exit(1);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, receive);
  whenNpmEnds(receive);
  return () => firstAt !== null;
}
