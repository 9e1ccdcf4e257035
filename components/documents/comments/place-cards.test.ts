import { describe, expect, it } from "vitest";
import { type Card, placeCards } from "./place-cards";

const card = (id: string, top: number, height = 100): Card => ({ id, top, height });
const places = (active: string | null, ...cards: Card[]) => placeCards(cards, active);

describe("cards beside a text", () => {
  it("stand where their texts do, where there is room", () => {
    expect(places(null, card("a", 0), card("b", 300))).toEqual([0, 300]);
    expect(places("a")).toEqual([]);
  });

  it("are pushed down by those above them", () => {
    expect(places(null, card("a", 10), card("b", 20), card("c", 30), card("d", 900))).toEqual([
      10, 118, 226, 900,
    ]);
  });

  it("make room for the active one, above and below it", () => {
    expect(places("c", card("a", 300), card("b", 310), card("c", 320), card("d", 330))).toEqual([
      104, 212, 320, 428,
    ]);
  });

  it("leave those above alone that are far enough away", () => {
    expect(places("c", card("a", 0), card("b", 500), card("c", 520))).toEqual([0, 412, 520]);
  });

  it("don't stand above the top, even for the active one", () => {
    expect(places("b", card("a", 0), card("b", 20))).toEqual([0, 108]);
  });

  it("never lie over each other", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 2_000; round += 1) {
      const cards = Array.from({ length: random(12) }, (_, index) =>
        card(String(index), random(1_200), 40 + random(200)),
      ).toSorted((a, b) => a.top - b.top);
      const active = cards[random(Math.max(1, cards.length))]?.id ?? null;
      const placed = placeCards(cards, active);
      for (const [index, place] of placed.entries()) {
        const before = index > 0 ? placed[index - 1]! + cards[index - 1]!.height : 0;
        expect(place).toBeGreaterThanOrEqual(before);
      }
    }
  });
});
