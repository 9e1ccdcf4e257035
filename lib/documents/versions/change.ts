import type { Fragment } from "@tiptap/pm/model";

/** A difference between two versions, at its place in the later one. */
export type Change = {
  kind: "added" | "removed" | "moved" | "formatted";
  from: number;
  /** The same as `from` for what was removed. */
  to: number;
  /** Whether it is made of whole blocks, not of text within one. */
  isBlock: boolean;
  /** What was removed. */
  removed?: Fragment;
  /** The marks and attributes that differ; `type` where a block became another. */
  formats?: readonly string[];
};
