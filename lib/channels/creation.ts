import type { CreatableType } from "./types";

type Creation = {
  /** Stands in the empty field of the name. */
  placeholder: string;
  /** What a new one can be made of: the words of the link, and what files; null for none. */
  imports: {
    link: string;
    from: string;
    /** What people read before they choose a file, and what kinds of it they can choose. */
    file?: { text: string; hint?: string; accept: string };
  } | null;
};

/** What the dialog of a new channel says beside its type's row, which is in the first load of each page. */
export const CHANNEL_CREATION = {
  CHAT: { placeholder: "e.g. design", imports: null },
  TODO: {
    placeholder: "e.g. Launch checklist",
    imports: {
      ...{ link: "import a list", from: "a spreadsheet (CSV)" },
      file: { text: "A spreadsheet (CSV) with a task in each row.", accept: ".csv,.tsv" },
    },
  },
  DOC: {
    placeholder: "e.g. Launch plan",
    imports: { link: "import a document", from: "Markdown, HTML, Word or a zip" },
  },
  KANBAN: {
    placeholder: "e.g. Product launch",
    imports: {
      ...{ link: "import a board", from: "Trello or a spreadsheet (CSV)" },
      file: {
        text: "A board that Trello has exported (JSON), or a spreadsheet (CSV) with a card in each row.",
        hint: "In Trello: Menu → Print, export, and share → Export as JSON.",
        accept: ".json,.csv,.tsv",
      },
    },
  },
} as const satisfies Record<CreatableType, Creation>;

/** Those that can be made of a file. */
export type ImportableType = {
  [T in CreatableType]: (typeof CHANNEL_CREATION)[T]["imports"] extends null ? never : T;
}[CreatableType];

/** Those of them that a file of tasks is made into. */
export type TaskFileType = {
  [T in CreatableType]: (typeof CHANNEL_CREATION)[T]["imports"] extends { file: unknown } ? T : never;
}[CreatableType];

export const isImportable = (type: CreatableType): type is ImportableType =>
  CHANNEL_CREATION[type].imports !== null;
