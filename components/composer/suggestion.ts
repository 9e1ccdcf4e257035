import type { ReactNode } from "react";
import type { MentionTarget } from "@/lib/objects/mentions";

/** What choosing a suggestion does to the text: a name that means something, or plain text. */
export type Completion = { text: string; target?: MentionTarget };

export type Suggestion = {
  id: string;
  label: string;
  hint?: string;
  icon: ReactNode;
  completion: Completion;
};
