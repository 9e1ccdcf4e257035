"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { call } from "@/lib/http/client";
import { onInboxChange } from "@/lib/inbox/cache-events";
import { getAlertContract } from "@/lib/inbox/contract";
import type { Alert } from "@/lib/notifications/schema";
import { deviceState, subscribe } from "./device";

/** A message on screen has been read by then. */
const WAIT_MS = 1_500;

/** Notifications of the operating system while Guildhall is open: from one tab only, and gone once read anywhere. */
export default function DesktopAlerts() {
  const router = useRouter();
  useEffect(() => {
    if (deviceState() !== "on") return;
    void subscribe().catch(() => {});
    const end = new AbortController();
    const shown = new Map<string, Notification>();
    // The service worker of a notification that was clicked.
    const onMessage = ({ data, ports: [port] }: MessageEvent<{ type?: string; path?: string }>) => {
      if (data?.type !== "open" || !data.path) return;
      port?.postMessage(true);
      router.push(data.path);
    };
    // Held until this tab closes; then the next one in line speaks.
    void navigator.locks
      .request("guildhall-alerts", { signal: end.signal }, () => speak(end.signal, shown, router.push))
      .catch(() => {});
    const stopClosing = onInboxChange(({ isNew, itemIds }) => {
      if (!isNew) void close(itemIds, shown);
    });
    const { serviceWorker } = navigator;
    serviceWorker?.addEventListener("message", onMessage, { signal: end.signal });
    return () => {
      stopClosing();
      end.abort();
    };
  }, [router]);
  return null;
}

function speak(
  signal: AbortSignal,
  shown: Map<string, Notification>,
  open: (path: string) => void,
): Promise<void> {
  const stop = onInboxChange(({ isNew, itemIds }) => {
    if (!isNew) return;
    setTimeout(async () => {
      for (const itemId of signal.aborted ? [] : itemIds) {
        const alert = await call(getAlertContract, { params: { itemId } }).catch(() => null);
        if (alert) await show(alert, shown, open);
      }
    }, WAIT_MS);
  });
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      stop();
      resolve();
    });
  });
}

async function show(alert: Alert, shown: Map<string, Notification>, open: (path: string) => void) {
  const { title, body, tag, url, silent } = alert;
  const options = { body, tag, silent, icon: "/icon.svg", data: { url } };
  const registration = await navigator.serviceWorker?.getRegistration();
  // With the same tag as web push, so that the two are one.
  if (registration?.active) return registration.showNotification(title, options);
  const notification = new Notification(title, options);
  shown.set(tag, notification);
  notification.onclose = () => shown.delete(tag);
  notification.onclick = () => {
    window.focus();
    open(url);
    notification.close();
  };
}

async function close(itemIds: readonly string[], shown: Map<string, Notification>) {
  for (const itemId of itemIds) shown.get(itemId)?.close();
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const notification of (await registration?.getNotifications()) ?? []) {
    if (itemIds.includes(notification.tag)) notification.close();
  }
}
