import type { DecorationAttrs } from "@tiptap/pm/view";
import { seedHue } from "@/components/ui/initials";
import { readPerson } from "@/lib/documents/editor/people";

/**
 * Someone else's caret, in the hue of their avatar. The hue comes from their id, not from what their browser
 * sends, so that a person has one color everywhere.
 */
export function renderCaret(user: Record<string, unknown>): HTMLElement {
  const person = readPerson(user);
  const caret = document.createElement("span");
  caret.className = "document-caret";
  caret.style.setProperty("--hue", String(seedHue(person?.id ?? "")));
  const name = document.createElement("span");
  name.className = "document-caret-name";
  // Generated content: neither copied with the text nor read out in the middle of a word.
  name.dataset.name = person?.name ?? "Someone";
  caret.append(name);
  return caret;
}

export function renderSelection(user: Record<string, unknown>): DecorationAttrs {
  return {
    class: "document-remote-selection",
    style: `--hue: ${seedHue(readPerson(user)?.id ?? "")}`,
  };
}
