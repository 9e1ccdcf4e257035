/** What a key moves a task or card by. A view knows some of them. */
export type TaskStep = "up" | "down" | "left" | "right" | "indent" | "outdent";
