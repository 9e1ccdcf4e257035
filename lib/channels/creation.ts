import type { CreatableType } from "./types";

type Creation = {
  /** Stands in the empty field of the name. */
  placeholder: string;
  /** What a new one can be made of: the words of the link, and what files; null for none. */
  imports: { link: string; from: string } | null;
};

/** What the dialog of a new channel says beside its type's row, which is in the first load of each page. */
export const CHANNEL_CREATION = {
  CHAT: { placeholder: "e.g. design", imports: null },
  TODO: {
    placeholder: "e.g. Launch checklist",
    imports: { link: "import a list", from: "a spreadsheet (CSV)" },
  },
  DOC: {
    placeholder: "e.g. Launch plan",
    imports: { link: "import a document", from: "Markdown, HTML, Word or a zip" },
  },
  KANBAN: {
    placeholder: "e.g. Product launch",
    imports: { link: "import a board", from: "Trello or a spreadsheet (CSV)" },
  },
} as const satisfies Record<CreatableType, Creation>;

/** Those that can be made of a file. */
export type ImportableType = {
  [T in CreatableType]: (typeof CHANNEL_CREATION)[T]["imports"] extends null ? never : T;
}[CreatableType];

export const isImportable = (type: CreatableType): type is ImportableType =>
  CHANNEL_CREATION[type].imports !== null;
