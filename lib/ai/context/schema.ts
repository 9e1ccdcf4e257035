import { z } from "zod";

/** An object as context: its title, and about how many tokens it has; none yet while it is being read. */
export const ContextSize = z.object({
  title: z.string(),
  tokens: z.int(),
  isCut: z.boolean(),
  isReading: z.boolean(),
});
export type ContextSize = z.output<typeof ContextSize>;
