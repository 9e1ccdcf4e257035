import { cn } from "@/components/ui/cn";

/** The hall: a gable over a colonnade. Takes the text's color; the roof is brass. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={cn("base:size-6", className)}>
      <g strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M3.5 10.2 12 3.5l8.5 6.7" stroke="var(--roof, var(--warn))" />
        <path d="M5.5 20v-7M18.5 20v-7M9.3 20v-3.6a2.7 2.7 0 0 1 5.4 0V20M3.5 20h17" stroke="currentColor" />
      </g>
    </svg>
  );
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-display text-xl leading-none", className)}>
      <Logo className="size-[1.2em]" />
      Guildhall
    </span>
  );
}
