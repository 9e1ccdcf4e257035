import type { EditorView } from "@tiptap/pm/view";
import { uploadInto } from "./uploads";

/** Opens the system's choice of files, and puts what is chosen where the caret is. */
export function chooseFiles(view: EditorView, accept = ""): void {
  const input = Object.assign(document.createElement("input"), { type: "file", multiple: true, accept });
  input.addEventListener("change", () =>
    uploadInto(view, [...(input.files ?? [])], view.state.selection.from),
  );
  input.click();
}
