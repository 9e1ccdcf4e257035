import { cdp, page } from "vitest/browser";

/** What was seen of the message list, frame by frame. */
type Scrolled = {
  /** In pixels: how far the messages moved, and how far the wheel asked for. */
  moved: number;
  asked: number;
  /** The furthest that messages moved against the wheel, or by themselves, in one frame. */
  worstJump: number;
  mostRows: number;
  /** Frames in which a part of the view had no message. */
  blankFrames: number;
};

export function scrollBox(): HTMLElement {
  const box = page.getByRole("log").element().parentElement;
  if (!box) throw new Error("No list of messages");
  return box;
}

/** Follows the row in the middle of the view from frame to frame, until the returned function is called. */
export function watchScrolling(): () => Scrolled {
  const box = scrollBox();
  const seen: Scrolled = { moved: 0, asked: 0, worstJump: 0, mostRows: 0, blankFrames: 0 };
  let isStopped = false;
  let asking = 0;
  let held: { row: Element; top: number } | null = null;
  const onWheel = (event: WheelEvent) => {
    seen.asked -= event.deltaY;
    asking = -event.deltaY;
  };
  function frame() {
    if (isStopped) return;
    const view = box.getBoundingClientRect();
    if (held?.row.isConnected) {
      const by = held.row.getBoundingClientRect().top - held.top;
      seen.moved += by;
      // Against the wheel, or while it rests.
      if (asking === 0 || by * asking < 0) seen.worstJump = Math.max(seen.worstJump, Math.abs(by));
      if (by !== 0) asking = 0;
    }
    const rows = [...box.querySelectorAll("[data-row]")];
    seen.mostRows = Math.max(seen.mostRows, rows.length);
    const above = rows[0]?.getBoundingClientRect().top ?? 0;
    const below = rows.at(-1)?.getBoundingClientRect().bottom ?? 0;
    if (above > view.top + 40 || below < view.bottom - 40) seen.blankFrames++;
    const middle = view.top + view.height / 2;
    const row = rows.find((each) => each.getBoundingClientRect().bottom > middle);
    held = row ? { row, top: row.getBoundingClientRect().top } : null;
    requestAnimationFrame(frame);
  }
  addEventListener("wheel", onWheel);
  requestAnimationFrame(frame);
  return () => {
    isStopped = true;
    removeEventListener("wheel", onWheel);
    return seen;
  };
}

/** How many pixels of drawn messages are out of view, below it where `by` is positive. */
export function drawnBeyond(by: number) {
  const view = scrollBox().getBoundingClientRect();
  const rows = [...scrollBox().querySelectorAll("[data-row]")];
  const [first, last] = [rows[0]?.getBoundingClientRect(), rows.at(-1)?.getBoundingClientRect()];
  return by < 0 ? view.top - (first?.top ?? view.top) : (last?.bottom ?? view.bottom) - view.bottom;
}

/** Turns the wheel over the messages, down where `by` is positive, once for every two frames. */
export async function wheel(by: number, times = 1) {
  const frame = window.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const { left, top, width, height } = scrollBox().getBoundingClientRect();
  const [x, y] = [frame.left + left + width / 2, frame.top + top + height / 2];
  for (let turn = 0; turn < times; turn++) {
    // Without the checks of `userEvent.wheel`, which take longer than a person's next turn.
    await cdp().send("Input.dispatchMouseEvent", { type: "mouseWheel", x, y, deltaX: 0, deltaY: by });
    await nextFrames();
  }
}

/** Until what was asked for has been drawn. */
export const nextFrames = () =>
  new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
