import { z } from "zod";
import { Id, Seq } from "@/lib/http/schema";
import { ObjectKey, ObjectPreview } from "@/lib/objects/schema";

/** Names an object: by its id, or a message by its place, which is what its address says. */
export const ReferenceKey = z.union([
  ObjectKey,
  z.strictObject({
    type: z.literal("message"),
    channelId: Id,
    /** The thread of that channel in which `seq` counts. */
    threadId: Id.optional(),
    seq: Seq.min(1),
  }),
]);
export type ReferenceKey = z.output<typeof ReferenceKey>;

/** `isVisible` is false both for what doesn't exist and for what the viewer may not see. */
export const ResolvedReference = z.discriminatedUnion("isVisible", [
  ObjectPreview.extend({ isVisible: z.literal(true) }),
  z.object({ isVisible: z.literal(false) }),
]);
export type ResolvedReference = z.output<typeof ResolvedReference>;
