/** As the variant `sheet` of the styles: where menus and popovers rise from the bottom edge. */
const SHEET = "(pointer: coarse) and (width < 40rem)";

export const isSheet = () => matchMedia(SHEET).matches;

/** Whether a field that gets the focus raises a keyboard over half of the screen. */
export const raisesKeyboard = () => matchMedia("(pointer: coarse)").matches;

/** Over the place that the popup's positioner computes. */
export const sheetPlace =
  "sheet:fixed! sheet:inset-x-0! sheet:top-auto! sheet:bottom-0! sheet:w-full! sheet:transform-none!";

/** Over `popupStyles`. */
export const sheetStyles =
  "sheet:max-h-[85dvh] sheet:w-full sheet:max-w-none sheet:rounded-t-xl sheet:rounded-b-none sheet:border-x-0 sheet:border-b-0 " +
  "sheet:px-3 sheet:pt-0 sheet:pb-[max(0.75rem,env(safe-area-inset-bottom))] " +
  "sheet:transition-[translate] sheet:duration-200 sheet:data-starting-style:translate-y-full sheet:data-starting-style:scale-100 sheet:data-ending-style:translate-y-full " +
  "sheet:data-starting-style:opacity-100 sheet:data-ending-style:opacity-100";

export const sheetBackdrop =
  "fixed inset-0 z-40 hidden bg-scrim transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0 sheet:block";
