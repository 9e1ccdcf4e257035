"use client";
import { useSyncExternalStore } from "react";

/** Chromium's event, which the standard library doesn't know. */
type InstallPrompt = Event & { prompt: () => Promise<unknown> };

declare global {
  interface Window {
    /** The browser's offer to install the app, kept by instrumentation-client.ts until it is taken. */
    installPrompt?: Event | null;
  }
}

const isPrompt = (event: Event | null | undefined): event is InstallPrompt => !!event && "prompt" in event;

function subscribe(onChange: () => void) {
  const offers = new AbortController();
  // The one that keeps it was there first.
  window.addEventListener("beforeinstallprompt", onChange, { signal: offers.signal });
  window.addEventListener("appinstalled", onChange, { signal: offers.signal });
  return () => offers.abort();
}

/** Installs the app, where the browser offers it. */
export function useInstall(): (() => void) | null {
  const offer = useSyncExternalStore(
    subscribe,
    () => window.installPrompt,
    () => null,
  );
  if (!isPrompt(offer)) return null;
  return () => {
    // It can be shown once; the browser sends another where it was declined.
    window.installPrompt = null;
    void offer.prompt();
  };
}
