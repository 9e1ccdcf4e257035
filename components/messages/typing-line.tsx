"use client";
import { useTypists } from "@/lib/realtime/client";

/** Always takes its line, so that nothing moves when someone starts typing. */
export function TypingLine({ channelId, threadId }: { channelId: string; threadId?: string }) {
  const names = useTypists(channelId, threadId).map((typist) => typist.name);
  return (
    <p
      aria-live="polite"
      className="h-6 min-w-0 flex-1 truncate px-5 text-muted text-xs leading-6 max-md:px-3"
    >
      {sentence(names)}
    </p>
  );
}

function sentence([first, second, ...others]: string[]) {
  if (!first) return null;
  if (others.length > 0) return "Several people are typing…";
  if (!second) {
    return (
      <>
        <bdi>{first}</bdi> is typing…
      </>
    );
  }
  return (
    <>
      <bdi>{first}</bdi> and <bdi>{second}</bdi> are typing…
    </>
  );
}
