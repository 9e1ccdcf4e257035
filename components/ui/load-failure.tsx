import { onlineManager } from "@tanstack/react-query";
import { useEffect } from "react";
import { Button } from "./button";
import { ErrorState } from "./error-state";

type LoadFailureProps = {
  /** It has failed before: after an update the server no longer has the code of this page. */
  isRepeated?: boolean;
  onRetry: () => void;
};

/** Stands where something should be whose code couldn't be fetched. */
export function LoadFailure({ isRepeated = false, onRetry }: LoadFailureProps) {
  useEffect(() => {
    addEventListener("online", onRetry);
    return () => removeEventListener("online", onRetry);
  });
  if (!onlineManager.isOnline()) return <ErrorState />;
  return (
    <div role="alert" className="flex flex-col items-center gap-2 p-4 text-muted">
      Could not be loaded.
      <Button size="sm" onClick={isRepeated ? () => location.reload() : onRetry}>
        {isRepeated ? "Reload" : "Try again"}
      </Button>
    </div>
  );
}
