/** What a model makes: the same blocks in other words; new text; the parts of a task; a task. */
export type WritingResult = "rewrite" | "text" | "subtasks" | "task";

type ActionRow = {
  label: string;
  result: WritingResult;
  /** The place that it reads by itself; without one, the text comes with the request. */
  of?: "task" | "message";
  /** What must be chosen or typed for it. */
  needs?: "language" | "tone" | "instruction";
};

/** Everything that a model can be asked to do with a text. */
export const WRITING_ACTIONS = {
  improve: { label: "Improve writing", result: "rewrite" },
  fix: { label: "Fix spelling and grammar", result: "rewrite" },
  shorten: { label: "Shorten", result: "rewrite" },
  lengthen: { label: "Lengthen", result: "rewrite" },
  tone: { label: "Change tone", result: "rewrite", needs: "tone" },
  translate: { label: "Translate", result: "rewrite", needs: "language" },
  /** With nothing to change, or where it asks for something new, it makes new text. */
  custom: { label: "Own instruction", result: "rewrite", needs: "instruction" },
  continue: { label: "Continue writing", result: "text" },
  subtasks: { label: "Split into subtasks", result: "subtasks", of: "task" },
  task: { label: "Fill from the thread", result: "task", of: "message" },
} as const satisfies Record<string, ActionRow>;

export type WritingAction = keyof typeof WRITING_ACTIONS;
export const WRITING_ACTION_IDS = Object.keys(WRITING_ACTIONS) as [WritingAction, ...WritingAction[]];

/** The row of an action, with all columns. */
export const actionRow = (action: WritingAction): ActionRow => WRITING_ACTIONS[action];

export const TONES = ["Professional", "Friendly", "Direct", "Confident", "Casual", "Academic"] as const;

export const LANGUAGES = [
  "English",
  "German",
  "French",
  "Spanish",
  "Portuguese",
  "Italian",
  "Dutch",
  "Polish",
  "Ukrainian",
  "Turkish",
  "Arabic",
  "Hebrew",
  "Hindi",
  "Chinese (Simplified)",
  "Japanese",
  "Korean",
] as const;
