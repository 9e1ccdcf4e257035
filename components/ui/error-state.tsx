"use client";
import { onlineManager } from "@tanstack/react-query";
import { CloudOff, TriangleAlert } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { Button } from "./button";
import { cn } from "./cn";

type ErrorStateProps = {
  title?: string;
  children?: ReactNode;
  onRetry?: () => void;
  /** What was thrown. Its message is for developers: it is shown in development only. */
  error?: Error;
  /** For a report to the operator of the instance. */
  requestId?: string;
  className?: string;
};

export const NOT_HERE = "Not on this device yet. It opens when you’re back.";

/** Where something could not be read: what to do, or where the server can't be reached that it comes by itself. */
export function ErrorState({ title, children, onRetry, error, requestId, className }: ErrorStateProps) {
  const onReturn = useEffectEvent(() => onRetry?.());
  useEffect(
    () =>
      onlineManager.subscribe((isOnline) => {
        if (isOnline) onReturn();
      }),
    [],
  );
  // The return of the server reads again, which draws this anew.
  const isOffline = !title && !onlineManager.isOnline();
  return (
    <div
      role="alert"
      className={cn("m-auto flex max-w-sm flex-col items-center px-6 base:py-10 text-center", className)}
    >
      <div
        className={cn(
          "mb-4 flex size-11 items-center justify-center rounded-full *:size-5",
          isOffline ? "bg-press text-muted" : "bg-danger-soft text-danger",
        )}
      >
        {isOffline ? <CloudOff aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      </div>
      <h2 className="font-semibold text-lg text-balance">
        {isOffline
          ? navigator.onLine
            ? "Guildhall can’t be reached"
            : "You’re offline"
          : (title ?? "This didn’t load")}
      </h2>
      <div className="mt-1 text-muted text-pretty">
        {isOffline ? NOT_HERE : (children ?? "Something went wrong on the way. Your work is safe.")}
      </div>
      {onRetry && !isOffline && (
        <Button className="mt-5" onClick={onRetry}>
          Try again
        </Button>
      )}
      {process.env.NODE_ENV === "development" && error && (
        <pre className="mt-4 max-w-full whitespace-pre-wrap text-left text-muted text-xs">
          {error.message}
        </pre>
      )}
      {requestId && <p className="mt-4 font-mono text-2xs text-muted">{requestId}</p>}
    </div>
  );
}
