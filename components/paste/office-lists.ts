/** `mso-list:l0 level2 lfo1` */
const ITEM = /mso-list:\s*\S+\s+level(\d+)/i;
/** In a span that other programs are to leave out. */
const MARK = "span[style*='mso-list:Ignore'], span[style*='mso-list: Ignore']";

/** Word and Outlook write lists as paragraphs with a mark in each: makes lists of them. */
export function officeLists(page: Document) {
  let open: { list: Element; level: number }[] = [];
  let last: Element | null = null;
  for (const item of page.querySelectorAll<HTMLElement>("p[style*='mso-list']")) {
    const level = Number(ITEM.exec(item.getAttribute("style") ?? "")?.[1]);
    if (!level) continue;
    const mark = item.querySelector(MARK);
    const sign = mark?.textContent.trim() ?? "";
    mark?.remove();
    const tag = /^\(?\w{1,5}[.)]$/.test(sign) ? "ol" : "ul";
    if (item.previousElementSibling !== last) open = [];
    open = open.filter((it) => it.level <= level);
    let inner = open.at(-1);
    if (!inner || inner.level < level || inner.list.localName !== tag) {
      const list = page.createElement(tag);
      const start = Number.parseInt(sign, 10);
      if (tag === "ol" && start > 1) list.setAttribute("start", String(start));
      const outer = inner && inner.level < level ? inner.list.lastElementChild : null;
      if (outer) outer.append(list);
      else item.before(list);
      open = [...open.filter((it) => it.level < level), { list, level }];
      inner = open.at(-1);
    }
    const entry = page.createElement("li");
    entry.append(...item.childNodes);
    inner?.list.append(entry);
    last = open[0]?.list ?? null;
    item.remove();
  }
}
