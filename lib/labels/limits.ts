// Apart from the schemas, as views need it and not zod.
/** Of one channel. */
export const MAX_LABELS = 100;
export const MAX_LABEL_NAME = 40;

/** Names of colors; each theme has its own shade of them. */
export const LABEL_COLORS = [
  "gray",
  "red",
  "orange",
  "yellow",
  "green",
  "teal",
  "blue",
  "purple",
  "pink",
] as const;
export type LabelColor = (typeof LABEL_COLORS)[number];
