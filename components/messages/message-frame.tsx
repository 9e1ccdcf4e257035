import type { ReactNode, Ref } from "react";
import { PersonName } from "@/components/people/person-name";
import { PersonPopover } from "@/components/people/person-popover";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import type { TimeFormat } from "@/components/ui/time";
import type { Person } from "@/lib/accounts/schema";

type MessageFrameProps = {
  ref?: Ref<HTMLElement>;
  author: Person;
  createdAt: string;
  startsGroup: boolean;
  format: TimeFormat;
  seq?: number;
  className?: string;
  tabIndex?: number;
  children: ReactNode;
} & Pick<
  React.ComponentProps<"article">,
  "onPointerEnter" | "onPointerLeave" | "onFocus" | "onBlur" | "onKeyDown"
>;

/** Picture and name where a group starts, else only the time, shown when pointed at. */
export function MessageFrame({
  author,
  createdAt,
  startsGroup,
  format,
  seq,
  className,
  children,
  ...events
}: MessageFrameProps) {
  const full = format.full(createdAt);
  const time = (text: string) => (
    <time dateTime={createdAt} title={full}>
      {text}
    </time>
  );
  return (
    <article
      data-row
      data-seq={seq}
      aria-label={`${author.name}, ${full}`}
      {...events}
      className={cn(
        "group relative flex gap-3 px-5 outline-offset-[-2px] base:hover:bg-hover max-md:px-3",
        startsGroup ? "mt-2 pt-1 pb-0.5" : "py-0.5",
        className,
      )}
    >
      {startsGroup ? (
        <PersonPopover
          person={author}
          trigger={
            // The name beside it is the same by keyboard.
            <button type="button" tabIndex={-1} className="tap-target mt-0.5 self-start rounded-full">
              <span className="sr-only">{author.name}</span>
              <Avatar name={author.name} seed={author.id} src={author.image} size="lg" />
            </button>
          }
        />
      ) : (
        <span className="w-9 shrink-0 select-none whitespace-nowrap pt-0.5 text-center text-2xs text-muted leading-5 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100">
          {time(format.shortTime(createdAt))}
        </span>
      )}
      <div className="min-w-0 flex-1">
        {startsGroup && (
          <div className="flex items-baseline gap-2">
            <PersonName person={author} className="font-semibold" />
            <span className="shrink-0 text-muted text-xs">{time(format.time(createdAt))}</span>
          </div>
        )}
        {children}
      </div>
    </article>
  );
}
