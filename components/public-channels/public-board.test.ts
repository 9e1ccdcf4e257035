import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { PublicColumn } from "@/lib/public-channels/schema";
import { PublicBoard } from "./public-board";

const card = { title: "Paint", labels: [], dueOn: null, dueTime: null, timeZone: null, isDone: false };
const column: PublicColumn = { name: "To do", color: null, isDone: false, cards: [], more: 0 };
const draw = (...columns: PublicColumn[]) =>
  renderToStaticMarkup(createElement(PublicBoard, { columns })).replaceAll(/<[^>]+>/g, "|");

it("draws the columns of a board with their cards, labels and dates, without a script", () => {
  const due = { dueOn: "2030-05-06", dueTime: "09:30", timeZone: "Europe/Berlin" };
  const labels = [{ name: "home", color: "blue" as const }];
  const drawn = draw({
    ...column,
    cards: [card, { ...card, ...due, labels, title: "<b>Sand</b>" }],
    more: 2,
  });
  expect(drawn).toMatch(/To do.*Cards: .*4.*Paint.*&lt;b&gt;Sand&lt;\/b&gt;.*home.*Due May 6, 2030 at 09:30/);
  expect(drawn).toContain("And 2 more.");
});

it("says where a column is empty, and which cards are done", () => {
  expect(draw(column)).toContain("No cards.");
  expect(
    renderToStaticMarkup(
      createElement(PublicBoard, { columns: [{ ...column, cards: [{ ...card, isDone: true }] }] }),
    ),
  ).toContain('aria-label="Done"');
});
