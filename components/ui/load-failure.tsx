import { onlineManager } from "@tanstack/react-query";
import { useEffect } from "react";
import { Button } from "./button";
import { ErrorState } from "./error-state";

type LoadFailureProps = {
  /** The second attempt failed too: after an update, the server no longer has the code of this page. */
  isRepeated?: boolean;
  onRetry: () => void;
};

/** Shown in place of a component whose code couldn't be fetched. */
export function LoadFailure({ isRepeated = false, onRetry }: LoadFailureProps) {
  useEffect(() => {
    addEventListener("online", onRetry);
    return () => removeEventListener("online", onRetry);
  });
  if (!onlineManager.isOnline()) return <ErrorState />;
  return (
    <div role="alert" className="flex flex-col items-center gap-2 p-4 text-muted">
      This didn’t load.
      <Button size="sm" onClick={isRepeated ? () => location.reload() : onRetry}>
        {isRepeated ? "Reload" : "Try again"}
      </Button>
    </div>
  );
}
