import { Reply } from "lucide-react";

/** What a swipe on the row does, beside the row on the side that it leaves; on the row where nothing moves. */
export function SwipeSign() {
  return (
    <span
      aria-hidden="true"
      className="-translate-y-1/2 pointer-events-none absolute top-1/2 hidden size-10 items-center justify-center rounded-full bg-accent-soft text-accent transition-colors group-data-swipe:flex group-data-swiped:bg-accent group-data-swiped:text-accent-ink group-data-[swipe=left]:left-full group-data-[swipe=left]:ml-2 group-data-[swipe=right]:right-full group-data-[swipe=right]:mr-2 motion-reduce:group-data-[swipe=left]:right-2 motion-reduce:group-data-[swipe=left]:left-auto motion-reduce:group-data-[swipe=right]:right-auto motion-reduce:group-data-[swipe=right]:left-2"
    >
      <Reply className="size-5" />
    </span>
  );
}
