/** The box of menus, selects and popovers, with its short fade. */
export const popupStyles =
  "base:max-h-(--available-height) base:max-w-(--available-width) origin-(--transform-origin) overflow-y-auto overscroll-contain rounded-lg border border-line bg-raised base:p-1 text-ink shadow-lg outline-none " +
  "transition-[opacity,scale] duration-100 ease-out data-starting-style:scale-97 data-starting-style:opacity-0 data-ending-style:opacity-0";

/** A row in a menu or list of options. */
export const itemStyles =
  "flex base:min-h-7.5 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 base:text-sm outline-none pointer-coarse:min-h-11 " +
  "base:data-highlighted:bg-hover data-popup-open:bg-hover data-disabled:opacity-50 [&>svg]:size-4 [&>svg]:shrink-0 base:[&>svg]:text-muted";
