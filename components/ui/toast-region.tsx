"use client";
import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect } from "react";
import { buttonStyles } from "./button-styles";
import { cn } from "./cn";
import { presentToasts } from "./toast";

// Stacked while idle, spread out while pointed at or focused. The variables come from Base UI.
const stack =
  "absolute right-0 bottom-0 w-full origin-bottom [--gap:0.5rem] [--peek:0.5rem] [--scale:calc(max(0,1-(var(--toast-index)*0.06)))] " +
  "[--offset:calc(var(--toast-offset-y)*-1-var(--toast-index)*var(--gap)+var(--toast-swipe-movement-y))] z-[calc(100-var(--toast-index))] " +
  "[transform:translateX(var(--toast-swipe-movement-x))_translateY(calc(var(--toast-swipe-movement-y)-var(--toast-index)*var(--peek)))_scale(var(--scale))] " +
  "data-expanded:[transform:translateX(var(--toast-swipe-movement-x))_translateY(var(--offset))] " +
  "transition-[transform,opacity] duration-300 ease-out data-limited:opacity-0 data-starting-style:[transform:translateY(120%)] " +
  "data-ending-style:opacity-0 data-ending-style:[transform:translateY(60%)] " +
  "after:absolute after:top-full after:left-0 after:h-2.5 after:w-full after:content-['']";

/** The part of Toaster that is loaded on demand. */
export default function ToastRegion() {
  return (
    <Toast.Provider limit={4}>
      <Toast.Portal>
        {/* Above the place where one writes. */}
        <Toast.Viewport className="fixed right-4 bottom-[calc(7rem+env(safe-area-inset-bottom))] z-60 w-[calc(100vw-2rem)] max-w-sm">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts, add, close } = Toast.useToastManager();

  useEffect(
    () =>
      presentToasts({
        // Not of a high priority: those are hidden from assistive technology, though they can be focused.
        add: ({ action, ...request }) => {
          const actionProps = action && { children: action.label, onClick: action.onClick };
          add({ ...request, actionProps });
        },
        close,
      }),
    [add, close],
  );

  return toasts.map((item) => (
    <Toast.Root
      key={item.id}
      toast={item}
      className={cn("rounded-lg border border-line bg-raised text-ink shadow-lg", stack)}
    >
      <Toast.Content className="flex items-start gap-2.5 py-2 pr-2 pl-3 transition-opacity data-behind:opacity-0 data-expanded:opacity-100">
        {item.type === "success" && (
          <CircleCheck className="mt-1.5 size-4 shrink-0 text-ok" aria-hidden="true" />
        )}
        {item.type === "error" && (
          <CircleAlert className="mt-1.5 size-4 shrink-0 text-danger" aria-hidden="true" />
        )}
        <div className="min-w-0 flex-1 py-1">
          <Toast.Title className="font-medium text-sm" />
          <Toast.Description className="text-muted text-sm" />
        </div>
        {item.actionProps && <Toast.Action className={buttonStyles("secondary", "sm")} />}
        {/* Hidden by default until the toasts spread, though a tap or a screen reader can reach it. */}
        <Toast.Close
          aria-label="Dismiss"
          aria-hidden={false}
          className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-11"
        >
          <X className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
