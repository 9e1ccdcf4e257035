import type { ChannelType, CreatableType } from "./types";

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
  VOICE: { placeholder: "e.g. Coffee corner", imports: null },
  TODO: {
    placeholder: "e.g. Launch checklist",
    imports: {
      ...{ link: "import a list", from: "a spreadsheet (CSV) or Markdown" },
      file: {
        text: "A spreadsheet (CSV) with a task in each row, or a checklist in Markdown.",
        accept: ".csv,.tsv,.md,.markdown",
      },
    },
  },
  DOC: {
    placeholder: "e.g. Launch plan",
    imports: { link: "import a document", from: "Markdown, HTML, Word or a zip" },
  },
  KANBAN: {
    placeholder: "e.g. Product launch",
    imports: {
      ...{ link: "import a board", from: "Trello, a spreadsheet (CSV) or Markdown" },
      file: {
        text: "A board that Trello has exported (JSON), a spreadsheet (CSV) with a card in each row, or lists in Markdown with a heading for each column.",
        hint: "In Trello: Menu → Print, export, and share → Export as JSON.",
        accept: ".json,.csv,.tsv,.md,.markdown",
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

export const isImportable = (type: ChannelType): type is ImportableType =>
  type in CHANNEL_CREATION && CHANNEL_CREATION[type as CreatableType].imports !== null;
