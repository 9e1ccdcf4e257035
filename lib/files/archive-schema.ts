import { z } from "zod";
import { Id, Timestamp } from "@/lib/http/schema";

/** An archive that a job has made for one person; its bytes are a file of theirs. */
export const Archive = z.object({
  id: Id,
  name: z.string(),
  /** In bytes. */
  size: z.int(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
});
export type Archive = z.output<typeof Archive>;
