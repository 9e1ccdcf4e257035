/** From the edge of a box, in pixels, within which it scrolls. */
const EDGE = 56;
/** In a frame, at the very edge. */
const MAX_STEP = 18;

/** Negative before the beginning, positive behind the end, the nearer to the edge the more. */
function stepAt(at: number, start: number, end: number): number {
  const edge = Math.min(EDGE, (end - start) / 4);
  if (at < start + edge) return -Math.min(1, (start + edge - at) / edge) * MAX_STEP;
  return at > end - edge ? Math.min(1, (at - end + edge) / edge) * MAX_STEP : 0;
}

const SCROLLS = /auto|scroll/;

/** Scrolls whatever is under a point near an edge of it: the innermost box that still can, in each direction. */
export function scrollAtEdges(x: number, y: number): void {
  let isDoneX = false;
  let isDoneY = false;
  for (let box = document.elementFromPoint(x, y); box && !(isDoneX && isDoneY); box = box.parentElement) {
    const canX = !isDoneX && box.scrollWidth > box.clientWidth;
    const canY = !isDoneY && box.scrollHeight > box.clientHeight;
    if (!canX && !canY) continue;
    const { overflowX, overflowY } = getComputedStyle(box);
    const { left, right, top, bottom } = box.getBoundingClientRect();
    if (canX && SCROLLS.test(overflowX)) isDoneX = scroll(box, "scrollLeft", stepAt(x, left, right));
    if (canY && SCROLLS.test(overflowY)) isDoneY = scroll(box, "scrollTop", stepAt(y, top, bottom));
  }
}

function scroll(box: Element, direction: "scrollLeft" | "scrollTop", step: number): boolean {
  const before = box[direction];
  // Not smoothly, however the box scrolls otherwise.
  if (step)
    box.scrollTo({ [direction === "scrollLeft" ? "left" : "top"]: before + step, behavior: "instant" });
  return box[direction] !== before;
}
