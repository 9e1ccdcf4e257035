/** The line that shows where something is dropped. */
export const DROP_LINE =
  "pointer-events-none fixed z-50 h-0.5 -translate-y-1/2 rounded-full bg-accent before:absolute before:-left-1 before:top-1/2 before:size-2 before:-translate-y-1/2 before:rounded-full before:bg-accent";
