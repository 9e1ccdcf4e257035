// Browsers copy the items of a list without their numbers. Loaded with the first input, since copying can't wait.

document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (event.defaultPrevented || !selection?.rangeCount) return;
  const copied = copyOf(selection);
  if (!copied) return;
  event.preventDefault();
  event.clipboardData?.setData("text/plain", copied.text);
  event.clipboardData?.setData("text/html", copied.html);
});

/** Stands before a mark meanwhile: no text has it. */
const MARK = "\0";

/** What is selected with the marks of its list items; null where none of a message are. */
export function copyOf(selection: Selection): { text: string; html: string } | null {
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const root = around instanceof Element ? around : around.parentElement;
  const items = [...(root?.querySelectorAll<HTMLLIElement>(".message-text li") ?? [])]
    .filter((item) => range.intersectsNode(item))
    .filter((item) => !isCut(item, range));
  if (items.length === 0) return null;
  const copy = document.createElement("div");
  copy.append(range.cloneContents());
  // Addresses of this page lead nowhere where the copy is pasted.
  for (const link of copy.querySelectorAll<HTMLAnchorElement>("a[href]"))
    link.setAttribute("href", link.href);
  for (const image of copy.querySelectorAll<HTMLImageElement>("img[src]"))
    image.setAttribute("src", image.src);
  // Text that is put before where the selection begins isn't selected.
  const [first] = items;
  const start = first?.contains(range.startContainer) ? markOf(first) : "";
  const marks = items.map((item) => {
    const mark = document.createTextNode(MARK + markOf(item));
    (item.querySelector("p") ?? item).prepend(mark);
    return mark;
  });
  const text = selection.toString();
  for (const mark of marks) mark.remove();
  const isMarked = text.trimStart().startsWith(MARK);
  const joined = text.replace(/\n*\0/g, (found, at) => (at > 0 && found.length > 1 ? "\n" : ""));
  return { text: isMarked ? joined : start + joined, html: copy.innerHTML };
}

/** Whether the selection begins inside of the item's text: then what is copied isn't the item. */
function isCut(item: HTMLLIElement, range: Range): boolean {
  if (!item.contains(range.startContainer)) return false;
  const before = document.createRange();
  before.setStart(item, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString().trim() !== "";
}

function markOf(item: HTMLLIElement): string {
  let depth = 0;
  for (let outer = item.parentElement?.closest("li"); outer; outer = outer.parentElement?.closest("li"))
    depth += 1;
  // The box of a task stands in its text.
  const isTask = item.querySelector(":scope > [role=img]") !== null;
  const isNumbered = item.parentElement instanceof HTMLOListElement;
  return "  ".repeat(depth) + (isTask ? "" : isNumbered ? `${numberOf(item)}. ` : "- ");
}

function numberOf(item: HTMLLIElement): number {
  const list = item.parentElement;
  let number = (list instanceof HTMLOListElement ? list.start : 1) - 1;
  for (const each of list?.children ?? []) {
    if (each instanceof HTMLLIElement) number = each.hasAttribute("value") ? each.value : number + 1;
    if (each === item) break;
  }
  return number;
}
