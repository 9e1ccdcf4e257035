"use client";
import { TriangleAlert } from "lucide-react";
import { Banner } from "@/components/ui/banner";

type TargetNoticesProps = {
  target: { name: string; isWider: boolean } | undefined;
  error: string | null;
  /** Whether the places couldn't be loaded. */
  isError: boolean;
};

/** Below the choice of a place: who can read there what was said here, and what went wrong. */
export function TargetNotices({ target, error, isError }: TargetNoticesProps) {
  return (
    <>
      {target?.isWider && (
        <Banner tone="warn" icon={<TriangleAlert aria-hidden="true" />} className="rounded-md px-3 py-2">
          People who can’t read this conversation can read {target.name}. They will see these words there.
        </Banner>
      )}
      {(error || isError) && (
        <p role="alert" className="text-danger text-sm">
          {error || "The lists and boards couldn’t be loaded. Close this and try again."}
        </p>
      )}
    </>
  );
}
