import { useRef } from "react";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { DropPlace } from "@/components/ui/drag/drag-options";
import { useDrag } from "@/components/ui/drag/use-drag";
import { draw } from "./setup/stage";

let drops: { ids: readonly string[]; place: Omit<DropPlace, "x"> }[] = [];
let ended = 0;

function Lists() {
  const area = useRef<HTMLDivElement>(null);
  useDrag(area, {
    idsOf: (id) => (id === "fixed" ? [] : [id]),
    onDrop: (ids, { x, ...place }) => drops.push({ ids, place }),
    onEnd: () => {
      ended += 1;
    },
  });
  return (
    <main ref={area} style={{ display: "flex", gap: 12 }}>
      {["one", "two"].map((list) => (
        <div key={list} data-drag-list={list} style={{ width: 200 }}>
          <h2 style={{ height: 30 }}>{list}</h2>
          <ul data-drag-body style={{ height: 200, overflowY: "auto" }}>
            {(list === "one" ? ["a", "b", "c", "d", "e", "f", "fixed"] : []).map((id) => (
              <li key={id} data-drag-item={id} style={{ height: 40 }}>
                {id} of {list}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </main>
  );
}

const item = (id: string) => page.getByText(`${id} of one`);
/** While it is dragged there is a copy of it. */
const own = (id: string) => document.querySelector<HTMLElement>(`[data-drag-item="${id}"]`)!;
const box = (id: string) => own(id).getBoundingClientRect();
const area = () => document.querySelector<HTMLElement>("main")!;
const line = () => document.querySelector(".bg-accent:not([hidden])");

beforeEach(async () => {
  drops = [];
  ended = 0;
  draw(<Lists />);
  // A pointer that is there already moves nowhere.
  await userEvent.hover(page.getByRole("heading", { name: "two" }));
  await userEvent.hover(item("a"));
  await expect.poll(() => area().dataset.drag).toBe("ready");
});

test("the mouse drops an item between two others, or into an empty list", async () => {
  await userEvent.dragAndDrop(item("a"), item("c"), { targetPosition: { x: 20, y: 34 }, steps: 5 });
  expect(drops).toEqual([{ ids: ["a"], place: { listId: "one", afterId: "c", beforeId: "d" } }]);
  await userEvent.dragAndDrop(item("b"), page.getByRole("heading", { name: "two" }), { steps: 5 });
  expect(drops.at(-1)).toEqual({ ids: ["b"], place: { listId: "two", afterId: null, beforeId: null } });
  expect(line()).toBeNull();
});

test("what can't be dragged stays", async () => {
  await userEvent.dragAndDrop(item("fixed"), item("a"), { steps: 5 });
  expect(drops).toEqual([]);
});

function touch(type: string, points: readonly (readonly [number, number])[], on = own("a")) {
  const touches = points.map(
    ([clientX, clientY], identifier) => new Touch({ identifier, target: on, clientX, clientY }),
  );
  return !on.dispatchEvent(new TouchEvent(type, { touches, bubbles: true, cancelable: true }));
}

const isDragging = () => "dragging" in area().dataset;

test("a swipe that begins on an item scrolls", async () => {
  const { x, y } = box("a");
  const start = performance.now();
  touch("touchstart", [[x + 9, y + 9]]);
  expect(touch("touchmove", [[x + 9, y + 29]])).toBe(false);
  // By now a press would have become a drag.
  await expect.poll(() => performance.now() - start, { timeout: 2_000 }).toBeGreaterThan(600);
  expect(isDragging()).toBe(false);
  expect(touch("touchmove", [[x + 9, y + 90]])).toBe(false);
  touch("touchend", []);
  expect(drops).toEqual([]);
});

test("a long press drags with the finger", async () => {
  const { x, y } = box("a");
  touch("touchstart", [[x + 9, y + 9]]);
  await expect.poll(isDragging).toBe(true);
  const target = box("c");
  expect(touch("touchmove", [[target.x + 9, target.bottom - 4]])).toBe(true);
  await expect.poll(line).not.toBeNull();
  expect(touch("touchend", [])).toBe(true);
  expect(drops).toEqual([{ ids: ["a"], place: { listId: "one", afterId: "c", beforeId: "d" } }]);
  expect(page.getByText("a of one").elements()).toHaveLength(1);
});

test("a press without a move changes nothing, and a second finger puts the item back", async () => {
  const { x, y } = box("a");
  touch("touchstart", [[x + 9, y + 9]]);
  await expect.poll(isDragging).toBe(true);
  touch("touchend", []);
  expect(drops).toEqual([]);
  touch("touchstart", [[x + 9, y + 9]]);
  await expect.poll(isDragging).toBe(true);
  touch("touchmove", [[x + 9, y + 90]]);
  touch("touchstart", [
    [x + 9, y + 90],
    [x + 90, y + 90],
  ]);
  expect(isDragging()).toBe(false);
  expect(drops).toEqual([]);
  expect(ended).toBe(2);
});

test("a list scrolls while something is held at its edge", async () => {
  const { x, y } = box("a");
  const list = document.querySelector("[data-drag-body]")!;
  touch("touchstart", [[x + 9, y + 9]]);
  await expect.poll(isDragging).toBe(true);
  touch("touchmove", [[x + 9, list.getBoundingClientRect().bottom - 3]]);
  await expect.poll(() => list.scrollTop).toBe(list.scrollHeight - list.clientHeight);
  touch("touchend", []);
  await expect.poll(() => drops.length).toBe(1);
});
