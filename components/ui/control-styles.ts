/** The box of Input, Textarea and Select. Text is 16 px for touch, below which iOS zooms into the page. */
export const controlStyles =
  "base:w-full min-w-0 rounded-md border border-line-strong bg-raised px-2.5 text-base text-ink transition-[border-color] duration-100 " +
  "hover:border-muted focus-visible:border-focus focus-visible:outline-offset-[-1px] pointer-coarse:text-[1rem] " +
  "data-invalid:border-danger data-disabled:cursor-not-allowed data-disabled:opacity-60 read-only:bg-surface";
