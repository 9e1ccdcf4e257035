import { expect, test } from "vitest";
import { isNotBefore, isVisible, parsePosition, snapshotOf } from "./position";

test("visible is what was committed when the snapshot was taken", () => {
  const snapshot = snapshotOf("10:20:12,15");
  expect([9n, 10n, 12n, 15n, 19n, 20n].map((xid) => isVisible(xid, snapshot))).toEqual([
    true,
    true,
    false,
    false,
    true,
    false,
  ]);
});

test("of two snapshots the later one sees all that the earlier does", () => {
  const [first, second] = [snapshotOf("10:20:12,15"), snapshotOf("12:20:12")];
  expect([isNotBefore(second, first), isNotBefore(first, second), isNotBefore(first, first)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(isNotBefore(snapshotOf("10:19:12"), first)).toBe(false);
});

test("a position is a snapshot or an event's transaction, of one database", () => {
  expect(parsePosition("0a1b2c3d.42")).toEqual({ epoch: "0a1b2c3d", xid: 42n });
  expect(parsePosition("0a1b2c3d.10:20:12,15")).toEqual({
    epoch: "0a1b2c3d",
    snapshot: { xmin: 10n, xmax: 20n, running: new Set([12n, 15n]) },
  });
});

test.each([
  undefined,
  null,
  7,
  {},
  "",
  "42",
  "0a1b2c3d",
  "0a1b2c3d.",
  "0a1b2c3d.-1",
  "0a1b2c3d.1:2",
  "0a1b2c3d.1:2:,",
  "0a1b2c3d.1:2:x",
  "0A1B2C3D.1",
  "0a1b2c3d.1 ",
  `0a1b2c3d.1:2:${"3,".repeat(10_000)}4`,
  `0a1b2c3d.${"9".repeat(20)}`,
])("%j is no position", (text) => expect(parsePosition(text)).toBeNull());
