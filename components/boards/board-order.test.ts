import { expect, test } from "vitest";
import type { Column } from "@/lib/boards/schema";
import type { Task } from "@/lib/tasks/schema";
import {
  areAt,
  arrangeBoard,
  type BoardColumn,
  type CardPlace,
  numberOf,
  placeBeside,
  placeOfDrop,
} from "./board-order";

const column = (id: string) => ({ id, name: id }) as Column;
const card = (id: string, columnId = "one") => ({ id, columnId }) as Task;

/** Small letters are hidden by a filter. */
function board(first: string, second = ""): BoardColumn[] {
  const cards = [...[...first].map((id) => card(id)), ...[...second].map((id) => card(id, "two"))];
  return arrangeBoard([column("one"), column("two")], cards, ({ id }) => id === id.toUpperCase());
}

/** The first column after cards are moved, as the server does it. */
function after(given: BoardColumn[], moved: string, place: CardPlace | null): string {
  const rest = given[0]!.cards.filter(({ id }) => !moved.includes(id)).map(({ id }) => id);
  const at = place?.afterId ? rest.indexOf(place.afterId) + 1 : 0;
  return rest.toSpliced(at, 0, ...moved).join("");
}

const drop = (given: BoardColumn[], moved: string, afterId: string | null, beforeId: string | null) =>
  placeOfDrop(given, { listId: "one", afterId, beforeId }, [...moved]);

test("a drop in a filtered column is right after what is seen above it", () => {
  const given = board("AbCdE");
  expect(after(given, "E", drop(given, "E", "A", "C"))).toBe("AEbCd");
  expect(after(given, "A", drop(given, "A", "E", null))).toBe("bCdEA");
});

test("a drop above the first card that is seen stays below what is hidden above it", () => {
  const given = board("abCD");
  expect(after(given, "D", drop(given, "D", null, "C"))).toBe("abDC");
});

test("a drop where no card is seen goes to the end", () => {
  const given = board("ab", "X");
  expect(drop(given, "X", null, null)).toEqual({ columnId: "one", afterId: "b" });
  expect(placeOfDrop(given, { listId: "gone", afterId: null, beforeId: null }, ["X"])).toBeNull();
});

test.each([
  ["B", "A", true],
  ["B", "B", false],
  ["BC", "A", true],
  ["AC", null, false],
  ["CB", "A", false],
] as const)("%s after %s: already there is %s", (moved, afterId, isThere) => {
  const given = board("ABC");
  const cards = [...moved].map((id) => card(id));
  // A place after itself is the end.
  expect(areAt(given, cards, { columnId: "one", afterId })).toBe(isThere);
});

test("keys pass over hidden cards, and go to the same height of the next column", () => {
  const given = board("AbCD", "XyZ");
  const by = (id: string, direction: Parameters<typeof placeBeside>[2]) =>
    placeBeside(given, card(id, "AbCD".includes(id) ? "one" : "two"), direction);
  expect(by("A", "down")).toEqual({ columnId: "one", afterId: "C" });
  expect(by("D", "up")).toEqual({ columnId: "one", afterId: "A" });
  expect(by("C", "up")).toEqual({ columnId: "one", afterId: null });
  expect(by("C", "right")).toEqual({ columnId: "two", afterId: "X" });
  expect(by("D", "right")).toEqual({ columnId: "two", afterId: "Z" });
  expect(by("A", "right")).toEqual({ columnId: "two", afterId: null });
  expect(by("A", "up")).toBeNull();
  expect(by("A", "left")).toBeNull();
  expect(by("D", "down")).toBeNull();
});

test("the number of a place counts all cards", () => {
  const given = board("AbCD", "X");
  expect(numberOf(given, [card("X", "two")], { columnId: "one", afterId: "b" })).toEqual({
    number: 3,
    count: 5,
  });
  expect(numberOf(given, [card("A")], { columnId: "one", afterId: "gone" })).toEqual({ number: 4, count: 4 });
});
