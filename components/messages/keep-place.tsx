"use client";
import { Component, type ReactNode, type RefObject } from "react";
import { fromEnd, isAtEnd } from "./use-stream-scroll";

type Props = {
  box: RefObject<HTMLElement | null>;
  /** Changes whenever the rows do. */
  view: { isEnd: boolean };
  /** The box. */
  children: ReactNode;
};

type Place = {
  row: HTMLElement | null;
  top: number;
  offset: number;
  focused: Element | null;
  focusedRow: HTMLElement | null;
};

/**
 * Leaves the rows in view where they are while others come, go and change around them, and stays at the end when one is
 * there. Most browsers hold the place themselves (scroll anchoring), which doesn't disturb a scroll under way; this
 * does it where they don't: in Safari, and at the very top. A class, since no hook runs before the document changes.
 */
export class KeepPlace extends Component<Props> {
  private isFollowing = false;
  private lastTop = 0;
  private observer: ResizeObserver | undefined;

  override componentDidMount() {
    const box = this.props.box.current;
    if (!box?.firstElementChild) return;
    // The server draws a reversed column, which begins at its end without a script. It doesn't stay one: Chromium gets
    // it wrong when such a box grows during a scroll.
    const offset = box.scrollTop;
    box.style.flexDirection = "column";
    box.scrollTop = box.scrollHeight - box.clientHeight + offset;
    this.isFollowing = this.props.view.isEnd && isAtEnd(box);
    this.lastTop = box.scrollTop;
    box.addEventListener("scroll", this.onScroll, { passive: true });
    // Pictures load, the place to write grows.
    this.observer = new ResizeObserver(() => this.follow());
    this.observer.observe(box.firstElementChild);
    this.observer.observe(box);
  }

  override componentWillUnmount() {
    this.observer?.disconnect();
    this.props.box.current?.removeEventListener("scroll", this.onScroll);
  }

  override getSnapshotBeforeUpdate(previous: Props): Place | null {
    const box = this.props.box.current;
    if (!box) return null;
    this.noticeScroll(box, previous.view.isEnd);
    // At the end there is nothing to measure: that is where it stays.
    const row = this.isFollowing && previous.view.isEnd ? null : rowInView(box);
    const top = row?.getBoundingClientRect().top ?? 0;
    const { activeElement } = document;
    const focused = box.contains(activeElement) ? activeElement : null;
    return {
      row,
      top,
      offset: box.scrollTop,
      focused,
      focusedRow: focused?.closest<HTMLElement>("[data-row]") ?? null,
    };
  }

  override componentDidUpdate(previous: Props, _: unknown, place: Place | null) {
    const box = this.props.box.current;
    if (!box || !place) return;
    // Below the last row there was more to read: that isn't the end.
    if (!previous.view.isEnd) this.isFollowing = false;
    if (this.isFollowing) this.follow();
    else if (place.row?.isConnected) {
      const moved = place.row.getBoundingClientRect().top - place.top;
      if (Math.abs(moved) >= 1) box.scrollTop += moved;
      leaveRoom(box, place.offset);
    }
    // The focused element was removed: continue from its row, or, if that was removed as well, from the visible rows.
    if (place.focused && document.activeElement === document.body) {
      const row = place.focusedRow?.isConnected ? place.focusedRow : rowInView(box);
      row?.focus({ preventScroll: true });
    }
  }

  private onScroll = () => {
    const box = this.props.box.current;
    if (box) this.noticeScroll(box, this.props.view.isEnd);
  };

  /** Also called before each change of the rows: the browser reports a scroll a frame later. */
  private noticeScroll(box: HTMLElement, isEnd: boolean) {
    // Hidden, as beside an open thread on a phone: it has no place now, and keeps the one it had.
    if (box.clientHeight === 0) return;
    // Growth in the same frame isn't scrolling away from the end.
    const isStaying = this.isFollowing && box.scrollTop >= this.lastTop;
    this.isFollowing = isEnd && (isStaying || isAtEnd(box));
    this.lastTop = box.scrollTop;
  }

  private follow() {
    const box = this.props.box.current;
    if (!box || !this.isFollowing) return;
    if (fromEnd(box) > 0) box.scrollTop = box.scrollHeight;
    this.lastTop = box.scrollTop;
  }

  override render() {
    return this.props.children;
  }
}

/**
 * Lets the box reach as far down as it did, for two frames. Firefox scrolls in another process, which cuts its place to
 * the new height before it hears by how much that place has changed: where rows above went, it then jumped upwards.
 */
function leaveRoom(box: HTMLElement, offset: number) {
  const list = box.firstElementChild;
  const missing = offset - (box.scrollHeight - box.clientHeight);
  if (missing <= 0 || !(list instanceof HTMLElement)) return;
  list.style.marginBottom = `${missing}px`;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      list.style.marginBottom = "";
    }),
  );
}

/** The first row of which the beginning is in view, or else any of it. */
function rowInView(box: HTMLElement): HTMLElement | null {
  const view = box.getBoundingClientRect();
  let partly: HTMLElement | null = null;
  for (const row of box.querySelectorAll<HTMLElement>("[data-row]")) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom <= view.top) continue;
    if (top >= view.top && top < view.bottom) return row;
    if (top >= view.bottom) break;
    partly ??= row;
  }
  return partly;
}
