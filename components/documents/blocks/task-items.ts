import { type AnyExtension, Node } from "@tiptap/core";
import { canChangeBlocks } from "@/lib/documents/suggesting/suggest-key";

const BOXES = 'ul[data-type="taskList"] input[type="checkbox"]';

/**
 * The boxes of who only reads can't be ticked, also not on their screen alone, and say so to screen readers. The editor
 * otherwise draws a task anew when it sees that its box has changed.
 */
export const withOwnBoxes = (extension: AnyExtension): AnyExtension =>
  extension instanceof Node && extension.name === "taskItem"
    ? extension.extend({
        addNodeView() {
          const draw = this.parent?.();
          if (!draw) return null;
          return (props) => {
            const view = draw(props);
            const { dom, contentDOM } = view;
            if (dom instanceof HTMLElement) setDisabled(dom, !canChangeBlocks(props.view));
            return Object.assign(view, {
              ignoreMutation: ({ target }: { target: globalThis.Node }) => !contentDOM?.contains(target),
            });
          };
        },
      })
    : extension;

function setDisabled(item: HTMLElement, isDisabled: boolean) {
  const box = item.querySelector<HTMLInputElement>(":scope > label > input");
  if (box) box.disabled = isDisabled;
}

/** When what a person may do has changed. */
export function setBoxes(text: HTMLElement, isEditable: boolean): void {
  for (const box of text.querySelectorAll<HTMLInputElement>(BOXES)) box.disabled = !isEditable;
}
