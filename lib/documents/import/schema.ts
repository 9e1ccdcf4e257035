import { z } from "zod";
import { Id } from "@/lib/http/schema";

/** What became of an imported file. */
export const ImportResult = z.object({
  documentId: Id,
  title: z.string(),
  /** What didn't come, or came otherwise, in sentences. */
  notes: z.array(z.string()),
});
export type ImportResult = z.output<typeof ImportResult>;
