import { Button } from "./button";

/** Stands where something should be whose code couldn't be fetched. */
export function LoadFailure({ onRetry }: { onRetry: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-center gap-2 p-4 text-muted">
      Could not be loaded.
      <Button size="sm" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
