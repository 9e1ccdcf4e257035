import { z } from "zod";
import { Id, Timestamp } from "@/lib/http/schema";

/** The archive of a person's data; its bytes are a file of theirs. */
export const AccountExport = z.object({
  id: Id,
  name: z.string(),
  /** In bytes. */
  size: z.int(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
});
export type AccountExport = z.output<typeof AccountExport>;
