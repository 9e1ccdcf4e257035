import { beforeEach, expect, test, vi } from "vitest";
import { followTouch } from "@/components/messages/row-touch";

const onLongPress = vi.fn();
const onSwipe = vi.fn();
let row: HTMLElement;

beforeEach(() => {
  onLongPress.mockClear();
  onSwipe.mockClear();
  document.body.innerHTML = '<article data-row style="height: 40px">Words <input /></article>';
  row = document.querySelector<HTMLElement>("[data-row]")!;
});

const at = (type: string, clientX: number, clientY: number) =>
  new PointerEvent(type, { pointerType: "touch", isPrimary: true, clientX, clientY, bubbles: true });

function touch(path: readonly (readonly [number, number])[], options: { on?: Element; last?: string } = {}) {
  const { on = row, last = "pointerup" } = options;
  row.addEventListener("pointerdown", (press) => void followTouch(row, press, { onLongPress, onSwipe }), {
    once: true,
  });
  const [start, ...moves] = path;
  on.dispatchEvent(at("pointerdown", start![0], start![1]));
  for (const [x, y] of moves) on.dispatchEvent(at("pointermove", x, y));
  return () => on.dispatchEvent(at(last, ...(path.at(-1) as [number, number])));
}

test("a finger that is held still opens the actions, and what follows isn't a click", async () => {
  const onClick = vi.fn();
  const onPress = vi.fn();
  row.addEventListener("click", onClick);
  row.addEventListener("mousedown", onPress);
  const letGo = touch([
    [200, 20],
    [203, 22],
  ]);
  await expect.poll(() => onLongPress.mock.calls.length).toBe(1);
  letGo();
  // As the browser goes on for what knows no touch.
  row.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
  row.click();
  expect(onPress).not.toHaveBeenCalled();
  expect(onClick).not.toHaveBeenCalled();
  row.click();
  expect(onClick).toHaveBeenCalledTimes(1);
  expect(onSwipe).not.toHaveBeenCalled();
});

test.each([
  ["left", -70],
  ["right", 70],
])("a swipe to the %s replies when the finger lets go far enough", (side, far) => {
  const letGo = touch([
    [200, 20],
    [200 + far / 3, 21],
    [200 + far, 24],
  ]);
  expect(row.dataset.swipe).toBe(side);
  expect(row.hasAttribute("data-swiped")).toBe(true);
  // These tests run in a browser that asks for less motion.
  expect(row.style.translate).toBe("");
  expect(onSwipe).not.toHaveBeenCalled();
  letGo();
  expect(onSwipe).toHaveBeenCalledTimes(1);
  expect(row.dataset.swipe).toBeUndefined();
});

test.each([
  ["a short one", [200, 150], {}],
  ["one that comes back", [200, 100, 190], {}],
  ["one from the left edge", [20, 120], {}],
  ["one from the right edge", [innerWidth - 20, innerWidth - 120], {}],
  ["one that the browser takes for scrolling", [200, 100], { last: "pointercancel" }],
] as const)("%s doesn't reply", (_, xs, options) => {
  touch(
    xs.map((x) => [x, 20] as const),
    options,
  )();
  expect(onSwipe).not.toHaveBeenCalled();
  expect(row.dataset.swipe).toBeUndefined();
});

test("neither does one that goes down rather than aside, nor one in a field", () => {
  touch([
    [200, 20],
    [180, 60],
    [100, 70],
  ])();
  touch(
    [
      [200, 20],
      [100, 20],
    ],
    { on: row.querySelector("input")! },
  )();
  expect(onSwipe).not.toHaveBeenCalled();
});
