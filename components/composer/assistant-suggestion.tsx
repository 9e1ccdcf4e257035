import { Sparkles } from "lucide-react";
import type { Suggestion } from "./suggestion";

/** The assistant, which answers in the thread. @param models those that can be asked; undefined until that is known */
export const assistantSuggestion = (models: readonly unknown[] | undefined): Suggestion => ({
  id: "assistant",
  label: "@assistant",
  hint: models?.length === 0 ? "No AI model is connected yet" : "Answers in the thread",
  icon: <Sparkles />,
  completion: { text: "@assistant", target: { type: "assistant" } },
});
