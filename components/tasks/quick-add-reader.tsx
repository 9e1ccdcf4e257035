"use client";
import { SuggestionOptions } from "@/components/composer/suggestion-options";
import { parseQuickAdd } from "@/lib/tasks/quick-add";
import { QuickAddChips } from "./quick-add-chips";
import { nameAt, suggestNames } from "./quick-add-suggestions";

/** What reads a line and shows what it understood. It is loaded when somebody begins to write. */
const reader = {
  parse: parseQuickAdd,
  nameAt,
  suggest: suggestNames,
  Chips: QuickAddChips,
  Suggestions: SuggestionOptions,
};
export default reader;
