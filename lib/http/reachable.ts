import { onlineManager } from "@tanstack/react-query";

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15_000;

let delay = FIRST_DELAY_MS;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * The server doesn't answer, with or without a network. It is asked until it does; then react-query reads again what has
 * failed, and whatever else listens to its `onlineManager`.
 */
export function noteUnreachable(): void {
  onlineManager.setOnline(false);
  if (timer !== undefined) return;
  timer = setTimeout(ask, delay * (0.5 + Math.random()));
  delay = Math.min(LONGEST_DELAY_MS, delay * 2);
}

export function noteReachable(): void {
  clearTimeout(timer);
  timer = undefined;
  delay = FIRST_DELAY_MS;
  onlineManager.setOnline(true);
}

async function ask() {
  timer = undefined;
  const answer = await fetch("/api/health", { cache: "no-store" }).catch(() => null);
  if (answer?.ok) noteReachable();
  else noteUnreachable();
}
