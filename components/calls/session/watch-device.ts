type Options = {
  /** The network has changed, or is back. */
  onNetwork: () => void;
  /** The page is visible again. */
  onVisible: () => void;
  /** A device was plugged in or out. */
  onDevices: () => void;
  /** From time to time, so that a reload knows how long ago this tab was in the call. */
  keep: () => void;
};

const KEEP_EVERY_MS = 4_000;

/** What happens around a call on this device. Returns a function that ends it. */
export function watchDevice({ onNetwork, onVisible, onDevices, keep }: Options) {
  const { connection } = navigator as Navigator & { connection?: EventTarget };
  const onVisibility = () => {
    if (document.visibilityState === "visible") onVisible();
  };
  const timer = setInterval(keep, KEEP_EVERY_MS);
  window.addEventListener("online", onNetwork);
  connection?.addEventListener("change", onNetwork);
  document.addEventListener("visibilitychange", onVisibility);
  navigator.mediaDevices?.addEventListener("devicechange", onDevices);
  return () => {
    clearInterval(timer);
    window.removeEventListener("online", onNetwork);
    connection?.removeEventListener("change", onNetwork);
    document.removeEventListener("visibilitychange", onVisibility);
    navigator.mediaDevices?.removeEventListener("devicechange", onDevices);
  };
}
