import type { DecorationAttrs } from "@tiptap/pm/view";
import { readPerson } from "@/lib/documents/editor/people";

/**
 * Draws the carets and selections of others, each in the hue of their avatar. The hue comes from their id, not from
 * what their browser sends, so that a person has one color wherever one sees them.
 */
export function drawCarets(hueOf: (userId: string) => number) {
  const hue = (user: Record<string, unknown>) => String(hueOf(readPerson(user)?.id ?? ""));

  function render(user: Record<string, unknown>): HTMLElement {
    const caret = document.createElement("span");
    caret.className = "document-caret";
    caret.style.setProperty("--hue", hue(user));
    const name = document.createElement("span");
    name.className = "document-caret-name";
    // Generated content: neither copied with the text nor read out in the middle of a word.
    name.dataset.name = readPerson(user)?.name ?? "Someone";
    caret.append(name);
    return caret;
  }

  const selectionRender = (user: Record<string, unknown>): DecorationAttrs => ({
    class: "document-remote-selection",
    style: `--hue: ${hue(user)}`,
  });
  return { render, selectionRender };
}
