"use client";
import {
  Bold,
  Code,
  Italic,
  List,
  ListOrdered,
  Sparkles,
  SquareCode,
  Strikethrough,
  TextQuote,
} from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { toggleLines, toggleMark } from "@/components/messages/format-selection";
import { replaceRange } from "@/components/messages/replace-range";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";

type Format = {
  label: string;
  icon: ReactNode;
  shortcut?: string;
  apply: (field: HTMLTextAreaElement) => void;
};

export const formats: readonly Format[] = [
  { label: "Bold", icon: <Bold />, shortcut: "mod+b", apply: (field) => toggleMark(field, "**") },
  { label: "Italic", icon: <Italic />, shortcut: "mod+i", apply: (field) => toggleMark(field, "*") },
  {
    label: "Strikethrough",
    icon: <Strikethrough />,
    shortcut: "mod+shift+x",
    apply: (field) => toggleMark(field, "~~"),
  },
  { label: "Code", icon: <Code />, shortcut: "mod+e", apply: (field) => toggleMark(field, "`") },
  { label: "Code block", icon: <SquareCode />, apply: fence },
  { label: "Bulleted list", icon: <List />, apply: (field) => toggleLines(field, "- ") },
  { label: "Numbered list", icon: <ListOrdered />, apply: (field) => toggleLines(field, "1. ") },
  { label: "Quote", icon: <TextQuote />, apply: (field) => toggleLines(field, "> ") },
];

function fence(field: HTMLTextAreaElement) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const inside = value.slice(start, end);
  const lead = start === 0 || value[start - 1] === "\n" ? "" : "\n";
  replaceRange(field, start, end, `${lead}\`\`\`\n${inside}\n\`\`\``);
  const caret = start + lead.length + 4 + inside.length;
  field.setSelectionRange(caret, caret);
}

type FormatItemsProps = { field: RefObject<HTMLTextAreaElement | null>; onAskAi: () => void };

export default function FormatItems({ field, onAskAi }: FormatItemsProps) {
  return (
    <>
      <MenuItem icon={<Sparkles />} onSelect={onAskAi}>
        Ask AI
      </MenuItem>
      <MenuSeparator />
      {formats.map(({ label, icon, shortcut, apply }) => (
        <MenuItem
          key={label}
          icon={icon}
          shortcut={shortcut}
          // The menu gives the focus back first.
          onSelect={() => requestAnimationFrame(() => field.current && apply(field.current))}
        >
          {label}
        </MenuItem>
      ))}
    </>
  );
}
