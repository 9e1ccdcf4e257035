import { Check } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import type { Poll } from "@/lib/polls/schema";

type PollOptionProps = {
  option: Poll["options"][number];
  /** Of all who voted, so that several choices can each reach 100 %. */
  voterCount: number;
  /** The name that ties radio buttons together. */
  name: string;
  isMultiple: boolean;
  isMine: boolean;
  isLeading: boolean;
  disabled: boolean;
  /** The voters' names as text; undefined in an anonymous poll. */
  voters?: string;
  onChoose: () => void;
};

/** A choice with its bar behind it. A native control, so that keys and screen readers work as everywhere. */
export function PollOption(props: PollOptionProps) {
  const { option, voterCount, name, isMultiple, isMine, isLeading, disabled, voters, onChoose } = props;
  const percent = voterCount === 0 ? 0 : Math.round((option.voteCount / voterCount) * 100);
  const choice = (
    <label
      className={cn(
        "relative flex min-h-9 items-center gap-2.5 overflow-hidden rounded-md border px-2.5 py-1.5 has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:min-h-11",
        isMine ? "border-accent" : "border-line",
        !disabled && "cursor-pointer hover:border-line-strong",
      )}
    >
      <span
        aria-hidden="true"
        className={cn(
          "absolute inset-0 bg-accent-soft origin-left transition-transform duration-300 ease-out motion-reduce:transition-none",
        )}
        style={{ transform: `scaleX(${percent / 100})` }}
      />
      <input
        type={isMultiple ? "checkbox" : "radio"}
        name={name}
        checked={isMine}
        disabled={disabled}
        onChange={onChoose}
        className="peer sr-only"
      />
      <span
        aria-hidden="true"
        className={cn(
          "relative flex size-4 shrink-0 items-center justify-center border",
          isMultiple ? "rounded-sm" : "rounded-full",
          isMine ? "border-accent bg-accent text-accent-ink" : "border-line-strong bg-raised",
        )}
      >
        {isMine && <Check className="size-3" strokeWidth={3} />}
      </span>
      <span className={cn("wrap-anywhere relative min-w-0 flex-1", isLeading && "font-semibold")}>
        {option.text}
      </span>
      <span
        className={cn("relative shrink-0 text-sm tabular-nums", isLeading ? "font-semibold" : "text-muted")}
      >
        <span className="sr-only">, </span>
        {percent}%
        <span className="sr-only">
          , {votes(option.voteCount)}
          {isLeading && ", in the lead"}
        </span>
      </span>
    </label>
  );
  return voters === undefined ? choice : <Tooltip content={voters}>{choice}</Tooltip>;
}

const votes = (count: number) => (count === 1 ? "1 vote" : `${count} votes`);
