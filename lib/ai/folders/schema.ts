import { z } from "zod";
import { Id, line } from "@/lib/http/schema";

export const MAX_AI_FOLDERS = 100;

/** A folder of a person's own AI chats in a workspace. */
export const AiFolder = z.object({ id: Id, workspaceId: Id, name: z.string() });
export type AiFolder = z.output<typeof AiFolder>;

export const NewAiFolder = z.strictObject({ name: line(80) });
export type NewAiFolder = z.output<typeof NewAiFolder>;
