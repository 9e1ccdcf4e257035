import { expect, it } from "vitest";
import { OVERLAP, PASSAGE_MAX } from "./limits";
import { passagesOf, piecesOf } from "./passages";
import { bitsOf, bytesOf, similarity } from "./vectors";

it("cuts a long text into pieces that overlap, and a short one not at all", () => {
  const text = Array.from({ length: 800 }, (_, at) => `w${at}`).join(" ");
  const pieces = piecesOf(text);
  expect(piecesOf("short")).toEqual(["short"]);
  expect(pieces.every((piece) => piece.length <= PASSAGE_MAX)).toBe(true);
  expect(pieces[0]!.slice(-OVERLAP)).toBe(pieces[1]!.slice(0, OVERLAP));
  expect(pieces.map((piece, at) => (at ? piece.slice(OVERLAP) : piece)).join("")).toBe(text);
  expect(piecesOf("🙂".repeat(PASSAGE_MAX)).every((piece) => piece.isWellFormed())).toBe(true);
});

it("puts paragraphs together as far as they have room, by the first one's id", () => {
  const block = (id: string, length: number) => ({ id, text: "x".repeat(length) });
  const blocks = [block("a", 100), block("b", 0), block("c", 1_300), block("d", 200), block("e", 3_000)];
  const passages = passagesOf(blocks).map(({ block: id, text }) => [id, text.length]);
  expect(passages).toEqual([
    ["a", 1_401],
    ["d", 200],
    ["e", 1_500],
    ["e", 1_500],
    ["e", 300],
  ]);
  const many = Array.from({ length: 8 }, (_, at) => block(String(at), 10));
  expect(passagesOf(many).map(({ block: id }) => id)).toEqual(["0", "6"]);
});

it("keeps in bytes how near vectors are", () => {
  const vector = Float32Array.of(0.6, -0.8, 0);
  expect(similarity(vector, bytesOf(vector))).toBeCloseTo(1, 2);
  expect(similarity(vector, bytesOf(Float32Array.of(-0.6, 0.8, 0)))).toBeCloseTo(-1, 2);
  expect(similarity(vector, bytesOf(new Float32Array(3)))).toBe(0);
  expect(bitsOf(vector)).toBe("100");
});
