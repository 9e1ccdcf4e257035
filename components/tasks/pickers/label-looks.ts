import type { LabelColor } from "@/lib/labels/limits";

type LabelLook = { name: string; dot: string };

/** How each color is called and drawn: the same in both themes, beside the label's name. */
export const LABEL_LOOKS: Record<LabelColor, LabelLook> = {
  gray: { name: "Gray", dot: "oklch(0.62 0.01 90)" },
  red: { name: "Red", dot: "oklch(0.62 0.19 27)" },
  orange: { name: "Orange", dot: "oklch(0.7 0.16 55)" },
  yellow: { name: "Yellow", dot: "oklch(0.79 0.14 88)" },
  green: { name: "Green", dot: "oklch(0.65 0.15 145)" },
  teal: { name: "Teal", dot: "oklch(0.65 0.1 190)" },
  blue: { name: "Blue", dot: "oklch(0.62 0.14 250)" },
  purple: { name: "Purple", dot: "oklch(0.6 0.16 300)" },
  pink: { name: "Pink", dot: "oklch(0.67 0.16 350)" },
};
