import type { FileInfo } from "@/lib/files/schema";
import { problemOf } from "@/lib/http/errors";

type Given = {
  file: File;
  channelId: string;
  onDone: (file: FileInfo) => void;
  onGone: () => void;
};

const button = (text: string, onClick: () => void) => {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", onClick);
  return made;
};

/** A file on its way into the document: how far it is, why it failed, and another try. */
export function uploadBox({ file, channelId, onDone, onGone }: Given): HTMLElement {
  const box = document.createElement("div");
  box.className = "document-upload";
  box.contentEditable = "false";
  const name = Object.assign(document.createElement("span"), { textContent: file.name });
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
  bar.setAttribute("aria-label", `Uploading ${file.name}`);
  const resume = {};
  let controller = new AbortController();

  async function start() {
    controller = new AbortController();
    const { signal } = controller;
    box.replaceChildren(name, bar, button("Cancel", cancel));
    try {
      const { uploadAttachment } = await import("@/components/files/upload-file");
      const onProgress = (share: number) => {
        bar.value = share;
      };
      const uploaded = await uploadAttachment(file, channelId, resume, { signal, onProgress });
      if (!signal.aborted) onDone(uploaded);
    } catch (error) {
      if (!signal.aborted) fail(problemOf(error, "The upload failed."));
    }
  }

  function fail(reason: string) {
    const problem = Object.assign(document.createElement("span"), { textContent: reason });
    problem.setAttribute("role", "alert");
    box.replaceChildren(name, problem, button("Try again", start), button("Remove", onGone));
  }

  function cancel() {
    controller.abort();
    onGone();
  }

  void start();
  return box;
}
