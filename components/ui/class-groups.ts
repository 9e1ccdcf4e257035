// What tailwind-merge knows of all of Tailwind weighs 6 kB compressed in everyone's first load. Here are the groups of
// classes that this product uses, of which a later one replaces an earlier. class-groups.test.ts holds the two against
// each other for every class in the sources.

type Test = (value: string) => boolean;
const any: Test = () => true;
const isLength: Test = (value) => /^([\d.]+|px|\[-?[\d.]+(px|r?em)\])$/.test(value);
const isTextSize: Test = (value) => /^(\d*(xs|sm|md|lg|xl)|base|\[[\d.]+(px|r?em)\])$/.test(value);
const isBackgroundSize: Test = (value) => value.startsWith("[length:");

/** `w-4`, `-mt-px`: one group for whatever begins so, or is the name alone. */
const byPrefix = (prefixes: string) =>
  Object.fromEntries(prefixes.split(" ").map((prefix) => [prefix, [{ [prefix]: ["", any] }]]));

/** `p` replaces `px` and `pt`, and `px` replaces `pl`. */
const sides = (name: string) => ({
  [name]: ["x", "y", "t", "r", "b", "l"].map((side) => name + side),
  [`${name}x`]: [`${name}r`, `${name}l`],
  [`${name}y`]: [`${name}t`, `${name}b`],
});

export const classGroups = {
  // Where two groups fit a class, the first one has it.
  classGroups: {
    ...byPrefix(
      "w h size min-w min-h max-w max-h p px py pt pr pb pl m mx my mt mr mb ml gap gap-x gap-y space-x space-y " +
        "top right bottom left inset inset-x inset-y z overflow-x overflow-y overscroll scroll-py aspect object " +
        "basis shrink items justify justify-items self grid-cols columns break-inside rounded rounded-t rounded-r shadow opacity " +
        "blur grayscale stroke leading line-clamp whitespace list align underline-offset decoration outline-offset " +
        "transition duration ease animate translate-x translate-y scale rotate origin " +
        "accent caret col-start row-start cursor select pointer-events touch resize appearance field-sizing content",
    ),
    display: ["block", "inline", "inline-block", "flex", "inline-flex", "grid", "table", "hidden"],
    position: ["static", "relative", "absolute", "fixed", "sticky"],
    visibility: ["visible", "invisible"],
    isolation: ["isolate"],
    filter: ["filter"],
    srOnly: ["sr-only", "not-sr-only"],
    flex: [{ flex: ["1", "auto", "none", "initial"] }],
    flexDirection: [{ flex: ["row", "row-reverse", "col", "col-reverse"] }],
    flexWrap: [{ flex: ["wrap", "nowrap"] }],
    overflow: [{ overflow: ["hidden", "auto", "clip", "visible", "scroll"] }],
    textAlign: [{ text: ["left", "center", "right"] }],
    textWrap: [{ text: ["balance", "pretty", "nowrap", "wrap"] }],
    textOverflow: ["truncate"],
    textSize: [{ text: [isTextSize] }],
    textColor: [{ text: [any] }],
    textDecoration: ["underline", "line-through", "no-underline"],
    wordBreak: [{ break: ["words", "all"] }],
    wordWrap: [{ wrap: ["anywhere"] }],
    fontWeight: [{ font: ["normal", "medium", "semibold", "bold"] }],
    fontFamily: [{ font: [any] }],
    fontStyle: ["italic", "not-italic"],
    fontNumbers: ["tabular-nums"],
    backgroundSize: [{ bg: [isBackgroundSize] }],
    background: [{ bg: [any] }],
    borderStyle: [{ border: ["solid", "dashed", "none"] }],
    borderCollapse: [{ border: ["collapse", "separate"] }],
    borderWidth: [{ border: ["", isLength] }],
    borderWidthTop: [{ "border-t": ["", isLength] }],
    borderWidthRight: [{ "border-r": ["", isLength] }],
    borderWidthBottom: [{ "border-b": ["", isLength] }],
    borderWidthLeft: [{ "border-l": ["", isLength] }],
    borderColorLeft: [{ "border-l": [any] }],
    borderColor: [{ border: [any] }],
    divideY: [{ "divide-y": ["", isLength] }],
    divideColor: [{ divide: [any] }],
    ringWidth: [{ ring: ["", isLength] }],
    ringColor: [{ ring: [any] }],
    outlineStyle: [{ outline: ["none", "hidden", "dashed"] }],
    outlineWidth: [{ outline: ["", isLength] }],
    outlineColor: [{ outline: [any] }],
  },
  conflictingClassGroups: {
    ...sides("p"),
    ...sides("m"),
    size: ["w", "h"],
    gap: ["gap-x", "gap-y"],
    inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
    "inset-x": ["left", "right"],
    "inset-y": ["top", "bottom"],
    flex: ["basis", "shrink"],
    overflow: ["overflow-x", "overflow-y"],
    rounded: ["rounded-t", "rounded-r"],
    borderWidth: ["borderWidthTop", "borderWidthRight", "borderWidthBottom", "borderWidthLeft"],
    borderColor: ["borderColorLeft"],
    textSize: ["leading"],
    "line-clamp": ["display", "overflow"],
  },
};
