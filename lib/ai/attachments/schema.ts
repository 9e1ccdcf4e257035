import { z } from "zod";
import { Id } from "@/lib/http/schema";

/** A file for a question, and how far it is read. */
export const AiFile = z.object({
  id: Id,
  name: z.string(),
  /** MIME type by content. */
  type: z.string(),
  /** In bytes. */
  size: z.int(),
  isPicture: z.boolean(),
  status: z.enum(["READING", "READY", "FAILED"]),
  /** Why it can't be read. */
  problem: z.string().nullable(),
  /** What of it wasn't read. */
  notes: z.array(z.string()),
  /** About how many tokens it has. */
  tokens: z.int(),
});
export type AiFile = z.output<typeof AiFile>;
