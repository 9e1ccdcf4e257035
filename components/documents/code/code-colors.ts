import { colorize } from "./colorizer";
import { isKnownLanguage } from "./languages";
import { TOKEN_KINDS } from "./token-kinds";

/** Beyond what is seen, in pixels: what one scrolls to next has its colors already. */
const MARGIN = 800;
/** Longer than any that people write; the worker would go on with it for seconds. */
const MAX_COLORED = 300_000;

/**
 * Colors a code as highlights of the browser, which leave the text as it is: as elements, a letter typed into a long
 * code would take as long as all of its words. They are made for what is seen alone, and stay on their words until those
 * of the new text are there.
 */
export class CodeColors {
  private tokens: Uint32Array = new Uint32Array();
  private text = "";
  private language = "";
  private isBusy = false;
  private isGone = false;
  private ranges: Range[][] = TOKEN_KINDS.map(() => []);
  private painted = { from: 0, to: 0 };
  private frame = 0;

  constructor(private readonly code: HTMLElement) {
    document.addEventListener("scroll", this.onScroll, { capture: true, passive: true });
  }

  /** Colors another text, or the same in another language. */
  change(text: string, language: string) {
    const isSame = text === this.text && language === this.language;
    this.text = text;
    this.language = language;
    if (isSame) this.schedule();
    else void this.color();
  }

  destroy() {
    this.isGone = true;
    cancelAnimationFrame(this.frame);
    document.removeEventListener("scroll", this.onScroll, { capture: true });
    this.clear();
  }

  private async color() {
    // The last text is colored, whatever was typed meanwhile.
    if (this.isBusy) return;
    this.isBusy = true;
    const { text, language } = this;
    const isColored = isKnownLanguage(language) && text.length <= MAX_COLORED;
    const tokens = isColored ? await colorize(text, language).catch(() => null) : null;
    this.isBusy = false;
    if (this.isGone) return;
    if (text !== this.text || language !== this.language) return void this.color();
    this.tokens = tokens ?? new Uint32Array();
    this.paint();
  }

  private readonly onScroll = () => {
    if (this.tokens.length > 0) this.schedule();
  };

  private schedule() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      const { from, to } = this.seen(0);
      const isPainted = from >= this.painted.from && to <= this.painted.to;
      if (!isPainted || this.ranges.some(([range]) => range?.collapsed)) this.paint();
    });
  }

  /** The letters from which to which a code is seen. Its lines are all equally high. */
  private seen(margin: number) {
    const { top, bottom, height } = this.code.getBoundingClientRect();
    const starts = [0];
    for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1)) starts.push(at + 1);
    const line = height / starts.length;
    const first = Math.max(0, Math.floor((-margin - top) / line));
    const behind = Math.ceil((Math.min(innerHeight + margin, bottom) - top) / line);
    return {
      from: starts[first] ?? this.text.length,
      to: starts[Math.max(behind, first)] ?? this.text.length,
    };
  }

  private paint() {
    this.clear();
    const { tokens } = this;
    if (tokens.length === 0) return;
    this.painted = this.seen(MARGIN);
    const nodes = textsOf(this.code);
    let [low, high] = [0, tokens.length / 3];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle * 3 + 1] ?? 0) <= this.painted.from) low = middle + 1;
      else high = middle;
    }
    let index = 0;
    const place = (offset: number, isEnd: boolean) => {
      while (
        (nodes[index]?.end ?? offset) < offset ||
        (!isEnd && nodes[index]?.end === offset && nodes[index + 1])
      )
        index += 1;
      return nodes[index];
    };
    for (let at = low * 3; at < tokens.length && (tokens[at] ?? 0) < this.painted.to; at += 3) {
      const [from = 0, to = 0, kind = 0] = tokens.subarray(at, at + 3);
      const start = place(from, false);
      const end = place(to, true);
      if (!start || !end || to > end.end) break;
      const range = new Range();
      range.setStart(start.node, from - start.start);
      range.setEnd(end.node, to - end.start);
      this.ranges[kind]?.push(range);
    }
    for (const [kind, name] of TOKEN_KINDS.entries()) {
      const highlight = CSS.highlights.get(`code-${name}`) ?? new Highlight();
      for (const range of this.ranges[kind] ?? []) highlight.add(range);
      CSS.highlights.set(`code-${name}`, highlight);
    }
  }

  private clear() {
    for (const [kind, name] of TOKEN_KINDS.entries())
      for (const range of this.ranges[kind] ?? []) CSS.highlights.get(`code-${name}`)?.delete(range);
    this.ranges = TOKEN_KINDS.map(() => []);
    this.painted = { from: 0, to: 0 };
  }
}

/** The text nodes of a code, without those of carets and other things that are drawn into it. */
function textsOf(code: HTMLElement): { node: Text; start: number; end: number }[] {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.classList.contains("ProseMirror-widget")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const found: { node: Text; start: number; end: number }[] = [];
  let start = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text)) continue;
    found.push({ node, start, end: start + node.length });
    start += node.length;
  }
  return found;
}
