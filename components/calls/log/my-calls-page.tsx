"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Phone } from "lucide-react";
import { PaneHeader } from "@/components/shell/pane-header";
import { myCallsQuery } from "@/lib/calls/queries";
import { CallLog } from "./call-log";

/** The calls that I was in or that rang for me, in all workspaces. */
export function MyCallsPage() {
  const log = useInfiniteQuery(myCallsQuery());
  return (
    <>
      <PaneHeader title="Calls" icon={<Phone className="size-4" aria-hidden="true" />} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex min-h-full w-full max-w-3xl flex-col px-3 py-4 max-md:px-1">
          <CallLog
            log={log}
            withPlace
            empty="Call somebody from a conversation, or come into a voice channel. Calls that you missed stand here, too."
          />
        </div>
      </div>
    </>
  );
}
