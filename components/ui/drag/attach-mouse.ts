import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { setCustomNativeDragPreview } from "@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview";
import type { DragOptions } from "./drag-options";
import { type DragSession, startSession } from "./drag-session";
import { itemAt } from "./find-place";

const PREVIEW = "rounded-md border border-line bg-raised px-3 py-2 text-base text-ink";

/** Drags by the mouse are the browser's own. An item becomes draggable when it is pressed. */
export function attachMouse(area: HTMLElement, options: () => DragOptions | null): () => void {
  let release = () => {};
  function onPointerDown({ target, pointerType }: PointerEvent) {
    release();
    const item = itemAt(target);
    if (item && pointerType !== "touch") release = makeDraggable(item);
  }

  function makeDraggable(item: HTMLElement): () => void {
    let ids: readonly string[] = [];
    let session: DragSession | null = null;
    return draggable({
      element: item,
      canDrag() {
        ids = options()?.idsOf(item.dataset.dragItem ?? "") ?? [];
        return ids.length > 0;
      },
      onGenerateDragPreview({ nativeSetDragImage }) {
        if (ids.length > 1)
          setCustomNativeDragPreview({
            nativeSetDragImage,
            render({ container }) {
              const preview = document.createElement("div");
              preview.className = PREVIEW;
              preview.textContent = String(ids.length);
              container.append(preview);
            },
          });
      },
      onDragStart({ location }) {
        session = startSession(area, ids, options);
        session.move(location.current.input.clientX, location.current.input.clientY);
      },
      onDrag({ location }) {
        session?.move(location.current.input.clientX, location.current.input.clientY);
      },
      onDrop({ location }) {
        const { dropTargets, input } = location.current;
        session?.move(input.clientX, input.clientY);
        // Escape leaves no target.
        session?.end(dropTargets.some(({ element }) => element === area));
        session = null;
      },
    });
  }

  area.addEventListener("pointerdown", onPointerDown);
  return combine(
    dropTargetForElements({ element: area }),
    () => area.removeEventListener("pointerdown", onPointerDown),
    () => release(),
  );
}
