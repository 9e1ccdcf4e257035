export const backdropStyles =
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

export const viewportStyles =
  "fixed inset-0 z-40 flex items-end justify-center overflow-hidden sm:items-start sm:px-4 sm:pt-[12vh] sm:pb-8";

export const dialogStyles =
  "relative flex max-h-[92dvh] w-full flex-col overflow-hidden base:rounded-t-xl border border-line bg-raised text-ink shadow-lg outline-none sm:max-h-full sm:rounded-lg " +
  "transition-[opacity,translate] duration-150 ease-out data-starting-style:translate-y-3 data-starting-style:opacity-0 data-ending-style:translate-y-1 data-ending-style:opacity-0";
