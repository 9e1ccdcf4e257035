import type { TabBadge } from "./badge-of";

const PREFIX = /^(\(\d+\+?\)|•) /;
const MOST = 99;

/** The icon as the page has it, of each element that shows another for now. */
const icons = new WeakMap<HTMLLinkElement, string>();

/**
 * Writes the badge before the page's title and into its icon, and again whenever the page replaces them.
 * @returns what removes it
 */
export function setTabBadge(badge: TabBadge) {
  let isOver = false;
  const apply = () => {
    if (isOver) return;
    const title = withPrefix(document.title, badge);
    if (title !== document.title) document.title = title;
    for (const link of document.head.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]'))
      void drawOn(link, badge).catch(() => {});
  };
  const observer = new MutationObserver(apply);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  apply();
  return () => {
    isOver = true;
    observer.disconnect();
  };
}

export function withPrefix(title: string, { count, hasDot }: TabBadge): string {
  const plain = title.replace(PREFIX, "");
  if (count > 0) return `(${count > MOST ? `${MOST}+` : count}) ${plain}`;
  return hasDot ? `• ${plain}` : plain;
}

async function drawOn(link: HTMLLinkElement, { count, hasDot }: TabBadge) {
  const original = icons.get(link) ?? link.href;
  icons.set(link, original);
  const state = count > 0 ? "count" : hasDot ? "dot" : "plain";
  if (link.dataset.badge === state) return;
  link.dataset.badge = state;
  const icon = state === "plain" ? original : await badgedIcon(original, state);
  if (link.dataset.badge === state) link.href = icon;
}

const SIZE = 64;

/** The icon with a disc at the bottom right: brass where something wants an answer, else a small light one. */
async function badgedIcon(source: string, state: "count" | "dot"): Promise<string> {
  const image = new Image(SIZE, SIZE);
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SIZE;
  canvas.height = SIZE;
  const context = canvas.getContext("2d");
  if (!context) return source;
  context.drawImage(image, 0, 0, SIZE, SIZE);
  const radius = state === "count" ? 16 : 10;
  context.beginPath();
  context.arc(SIZE - radius - 2, SIZE - radius - 2, radius, 0, 2 * Math.PI);
  context.fillStyle = state === "count" ? "#d9483b" : "#e2b65a";
  context.fill();
  context.lineWidth = 4;
  context.strokeStyle = "#f4efe4";
  context.stroke();
  return canvas.toDataURL("image/png");
}
