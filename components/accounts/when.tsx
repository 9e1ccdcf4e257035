"use client";
import { relativeTime } from "@/lib/time/calendar";
import { localZone } from "@/lib/time/wall-clock";

/** How long ago, with the exact moment on hover. The server's clock and place may differ from the browser's. */
export function When({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString("en")} suppressHydrationWarning>
      {relativeTime(date, new Date(), localZone())}
    </time>
  );
}
