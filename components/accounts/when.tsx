"use client";

const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

function ago(at: Date): string {
  const seconds = (Date.now() - at.getTime()) / 1000;
  const unit = UNITS.find(([, length]) => seconds >= length);
  return unit ? relative.format(-Math.floor(seconds / unit[1]), unit[0]) : "just now";
}

/** How long ago, with the exact moment on hover. The server's clock and place may differ from the browser's. */
export function When({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString("en")} suppressHydrationWarning>
      {ago(date)}
    </time>
  );
}
