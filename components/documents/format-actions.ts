import type { Editor } from "@tiptap/core";
import type { EditorView } from "@tiptap/pm/view";
import {
  Bold,
  Code,
  Heading1,
  Heading2,
  Heading3,
  Image as ImageIcon,
  ImagePlus,
  Italic,
  List,
  ListOrdered,
  ListTodo,
  type LucideIcon,
  Minus,
  Paperclip,
  PenLine,
  Pilcrow,
  Quote,
  Sparkles,
  SquareCode,
  Strikethrough,
  Table,
} from "lucide-react";
import { askAi } from "./ask-ai";
import { CONTAINER_ACTIONS, DATE_ACTIONS } from "./blocks/block-actions";
import { chosenLanguage } from "./code/chosen-language";
import { chooseFiles } from "./files/choose-files";
import { askForImage } from "./files/image-by-ai";
import type { FormatAction } from "./format-action";
import { insertTable, isInsideTable } from "./tables/table-actions";

export const MARK_ACTIONS: FormatAction[] = [
  {
    id: "bold",
    label: "Bold",
    icon: Bold,
    shortcut: "mod+b",
    isActive: (editor) => editor.isActive("bold"),
    run: (chain) => chain.toggleBold(),
  },
  {
    id: "italic",
    label: "Italic",
    icon: Italic,
    shortcut: "mod+i",
    isActive: (editor) => editor.isActive("italic"),
    run: (chain) => chain.toggleItalic(),
  },
  {
    id: "strike",
    label: "Strikethrough",
    icon: Strikethrough,
    shortcut: "mod+shift+s",
    isActive: (editor) => editor.isActive("strike"),
    run: (chain) => chain.toggleStrike(),
  },
  {
    id: "code",
    label: "Code",
    icon: Code,
    shortcut: "mod+e",
    isActive: (editor) => editor.isActive("code"),
    run: (chain) => chain.toggleCode(),
  },
];

const heading = (level: 1 | 2 | 3, icon: LucideIcon): FormatAction => ({
  id: `heading${level}`,
  label: `Heading ${level}`,
  icon,
  shortcut: `mod+alt+${level}`,
  markdown: "#".repeat(level),
  keywords: "title section",
  isActive: (editor) => editor.isActive("heading", { level }),
  run: (chain) => chain.toggleHeading({ level }),
});

export const BLOCK_ACTIONS: FormatAction[] = [
  heading(1, Heading1),
  heading(2, Heading2),
  heading(3, Heading3),
  {
    id: "bulletList",
    label: "Bulleted list",
    icon: List,
    shortcut: "mod+shift+8",
    markdown: "-",
    keywords: "unordered points",
    isActive: (editor) => editor.isActive("bulletList"),
    run: (chain) => chain.toggleBulletList(),
  },
  {
    id: "orderedList",
    label: "Numbered list",
    icon: ListOrdered,
    shortcut: "mod+shift+7",
    markdown: "1.",
    keywords: "ordered steps",
    isActive: (editor) => editor.isActive("orderedList"),
    run: (chain) => chain.toggleOrderedList(),
  },
  {
    id: "taskList",
    label: "Task list",
    icon: ListTodo,
    shortcut: "mod+shift+9",
    markdown: "[ ]",
    keywords: "todo checkbox checklist",
    isActive: (editor) => editor.isActive("taskList"),
    run: (chain) => chain.toggleTaskList(),
  },
  {
    id: "blockquote",
    label: "Quote",
    icon: Quote,
    shortcut: "mod+shift+b",
    markdown: ">",
    keywords: "blockquote citation",
    isActive: (editor) => editor.isActive("blockquote"),
    run: (chain) => chain.toggleBlockquote(),
  },
  {
    id: "codeBlock",
    label: "Code block",
    icon: SquareCode,
    shortcut: "mod+alt+c",
    markdown: "```",
    keywords: "snippet pre",
    isActive: (editor) => editor.isActive("codeBlock"),
    run: (chain) =>
      chain.command(({ editor, commands }) => {
        const language = editor.isActive("codeBlock") ? null : chosenLanguage();
        return commands.toggleCodeBlock(language ? { language } : undefined);
      }),
  },
];

const TABLE_ACTION: FormatAction = {
  id: "table",
  label: "Table",
  icon: Table,
  keywords: "grid rows columns cells spreadsheet",
  isActive: () => false,
  isPossible: (editor) => !isInsideTable(editor),
  run: insertTable,
};

const IMAGE_ACTION: FormatAction = {
  id: "image",
  label: "Picture",
  icon: ImageIcon,
  keywords: "image photo upload",
  isActive: () => false,
  run: (chain) => chain.command(({ view }) => choose(view, "image/*")),
};

const AI_IMAGE_ACTION: FormatAction = {
  id: "aiImage",
  label: "Image by AI",
  icon: ImagePlus,
  keywords: "picture generate create draw dall-e diffusion",
  isActive: () => false,
  run: (chain) => chain.command(({ view }) => askForImage(view)),
};

const FILE_ACTION: FormatAction = {
  id: "file",
  label: "File",
  icon: Paperclip,
  keywords: "attachment upload pdf",
  isActive: () => false,
  run: (chain) => chain.command(({ view }) => choose(view)),
};

/** Once what was typed to find it is gone from the text. */
function soon(run: () => void): true {
  setTimeout(run);
  return true;
}

function choose(view: EditorView, accept?: string): true {
  chooseFiles(view, accept);
  return true;
}

/** What the toolbar for touch inserts. */
export const MEDIA_ACTIONS = [TABLE_ACTION, IMAGE_ACTION, FILE_ACTION];

const TEXT_ACTION: FormatAction = {
  id: "paragraph",
  label: "Text",
  icon: Pilcrow,
  shortcut: "mod+alt+0",
  keywords: "paragraph plain",
  isActive: (editor) => editor.isActive("paragraph"),
  run: (chain) => chain.clearNodes(),
};

/** What a block of text can become. */
export const TURN_INTO_ACTIONS = [TEXT_ACTION, ...BLOCK_ACTIONS, ...CONTAINER_ACTIONS];

export const INSERT_ACTIONS: FormatAction[] = [
  TEXT_ACTION,
  ...BLOCK_ACTIONS,
  ...MEDIA_ACTIONS,
  AI_IMAGE_ACTION,
  ...CONTAINER_ACTIONS,
  ...DATE_ACTIONS,
  {
    id: "askAi",
    label: "Ask AI",
    icon: Sparkles,
    shortcut: "mod+alt+a",
    keywords: "improve write translate shorten assistant",
    isActive: () => false,
    run: (chain) => chain.command(({ view }) => soon(() => askAi(view))),
  },
  {
    id: "continueWriting",
    label: "Continue writing",
    icon: PenLine,
    keywords: "ai go on",
    isActive: () => false,
    isPossible: (editor) => !editor.isEmpty,
    run: (chain) => chain.command(({ view }) => soon(() => askAi(view, "continue"))),
  },
  {
    id: "divider",
    label: "Divider",
    icon: Minus,
    markdown: "---",
    keywords: "horizontal rule line separator hr",
    isActive: () => false,
    run: (chain) => chain.setHorizontalRule(),
  },
];

/** The insertable blocks whose name, or another word for it, begins with what was typed. */
export function matchInserts(query: string, editor: Editor) {
  const wanted = query.toLowerCase();
  return INSERT_ACTIONS.filter(({ isPossible }) => isPossible?.(editor) ?? true).filter(
    ({ label, keywords = "", id }) =>
      `${label} ${keywords} ${id}`
        .toLowerCase()
        .split(" ")
        .some((word) => word.startsWith(wanted)) ||
      label.toLowerCase().replaceAll(" ", "").startsWith(wanted),
  );
}
