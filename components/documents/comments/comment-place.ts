import { openToggles } from "@/lib/documents/editor/open-toggles";

/** Where the text of each comment stands in the document that is shown, in its order. */
export function findCommented(): Map<string, HTMLElement> {
  const found = new Map<string, HTMLElement>();
  for (const element of document.querySelectorAll<HTMLElement>(".document-text [data-comment]")) {
    const id = element.dataset.comment;
    if (id && !found.has(id)) found.set(id, element);
  }
  return found;
}

/** Scrolls to the text of a comment, where it is still there. */
export function showCommented(id: string): void {
  const text = findCommented().get(id);
  if (!text) return;
  openToggles(text);
  text.scrollIntoView({ block: "center" });
}

/** By the place of the key: with Alt, it types another letter on some systems. */
export const isCommentKey = ({ code, altKey, metaKey, ctrlKey, shiftKey }: KeyboardEvent) =>
  code === "KeyM" && altKey && !shiftKey && (metaKey || ctrlKey);
