import { Button } from "@/components/ui/button";

/** Stands at an end of the list where more messages are and couldn't be read. */
export function LoadingFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="flex items-center justify-center gap-3 px-5 py-6 text-muted text-sm max-md:px-3">
      <span>More messages couldn’t be loaded.</span>
      <Button size="sm" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
