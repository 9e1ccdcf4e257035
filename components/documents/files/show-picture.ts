/** A picture over everything. Escape and a click close it. */
export function showPicture({ src, alt }: HTMLImageElement): void {
  const dialog = document.createElement("dialog");
  dialog.className = "document-picture";
  dialog.setAttribute("aria-label", alt || "Picture");
  const image = Object.assign(document.createElement("img"), { src, alt });
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Close" });
  dialog.append(image, close);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
