import type { ReactNode } from "react";
import type { MentionTarget } from "@/lib/objects/mentions";

/** The text that choosing a suggestion inserts: a mention, or plain text. */
export type Completion = { text: string; target?: MentionTarget };

export type Suggestion = {
  id: string;
  label: string;
  hint?: string;
  icon: ReactNode;
  completion: Completion;
};
