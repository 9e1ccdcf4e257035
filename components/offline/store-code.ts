import { deviceOwner } from "@/lib/device/owner";
import { CACHE_PREFIX, workerAddress } from "@/lib/device/version";

const DELAY_MS = 1_000;

/** Registers the worker of this version, and has it store the files that the page uses. Returns what ends that. */
export function storeCode(version: string): () => void {
  const end = new AbortController();
  // Held while the page is open, so that the worker of a later version keeps the files of this one.
  navigator.locks
    .request(CACHE_PREFIX + version, { mode: "shared", signal: end.signal }, () => untilAborted(end.signal))
    .catch(() => {});
  void navigator.serviceWorker
    .register(workerAddress(version))
    .then(({ installing, waiting, active }) => {
      const worker = installing ?? waiting ?? active;
      if (worker && !end.signal.aborted) storeAssets(worker, end.signal);
    })
    .catch(() => {
      // Refused by the browser or blocked: Guildhall works as it does without a worker.
    });
  return () => end.abort();
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));

/** Those loaded so far, which the worker may not have seen, and those to come. */
function storeAssets(worker: ServiceWorker, signal: AbortSignal): void {
  const names = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    timer = undefined;
    if (deviceOwner()) worker.postMessage({ type: "store", assets: [...names] });
    names.clear();
  };
  const observer = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries())
      if (name.startsWith(`${location.origin}/_next/static/`)) names.add(name);
    if (names.size) timer ??= setTimeout(send, DELAY_MS);
  });
  observer.observe({ type: "resource", buffered: true });
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    observer.disconnect();
  });
}
