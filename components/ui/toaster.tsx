"use client";
import { type ComponentType, useEffect, useState, useSyncExternalStore } from "react";
import { type ToastRequest, toast, waitingToasts } from "./toast";

/**
 * Put once in the root layout. It costs nothing until the first toast, which fetches what shows toasts. Where that
 * can't be fetched, the message itself may be that we are offline: then the last one is shown plainly.
 */
export function Toaster() {
  const last = useSyncExternalStore(waitingToasts.subscribe, waitingToasts.last, () => null);
  const [Region, setRegion] = useState<ComponentType | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    if (!last || Region) return;
    import("./toast-region").then(
      (module) => setRegion(() => module.default),
      () => setFailed(true),
    );
  }, [last, Region]);
  if (Region) return <Region />;
  return hasFailed && last && <PlainToast key={last.id} request={last} />;
}

function PlainToast({ request: { id, title, description, timeout } }: { request: ToastRequest }) {
  useEffect(() => {
    if (!timeout) return;
    const timer = setTimeout(() => toast.dismiss(id), timeout);
    return () => clearTimeout(timer);
  }, [id, timeout]);
  return (
    <div
      role="alert"
      className="fixed right-4 bottom-[max(1rem,env(safe-area-inset-bottom))] z-60 w-[calc(100vw-2rem)] max-w-sm rounded-lg border border-line bg-raised p-3 text-ink text-sm shadow-lg"
    >
      <p className="font-medium">{title}</p>
      {description && <p className="text-muted">{description}</p>}
    </div>
  );
}
