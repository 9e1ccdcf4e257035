import type { AiSession } from "@/lib/ai/sessions/schema";

export const titleOf = ({ title }: Pick<AiSession, "title">) => title || "New chat";
