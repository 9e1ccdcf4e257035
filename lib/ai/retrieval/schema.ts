import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { ObjectType } from "@/lib/objects/schema";

/** What a number in an answer stands for. It names the object, and says nothing of what is in it. */
export const SourceRef = z.object({
  number: z.int().min(1),
  type: ObjectType,
  id: Id,
  /** Of a document: the paragraph. */
  block: z.string().optional(),
});
export type SourceRef = z.output<typeof SourceRef>;
