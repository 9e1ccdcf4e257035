/** How often to look. */
const interval = 250;

/**
 * Runs `act` once when npm, which started this process, has ended. npm passes SIGTERM on to the shell between it and
 * us only, and dies with it; this process would run on. Elsewhere a parent may end before its child (`nohup`).
 */
export function whenNpmEnds(act) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, interval);
  timer.unref();
}
