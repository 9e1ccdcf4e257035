import { expect, it } from "vitest";
import { overlappingChanges } from "./overlapping-changes";

const change = (xid: number, snapshot: string) => ({ counted: { xid: String(xid), snapshot } });

it("notices a count that lacks an earlier change", () => {
  const lacksAnother = overlappingChanges();
  expect(lacksAnother(change(10, "10:10:"))).toBe(false);
  // 12 has begun before 11 was committed.
  expect(lacksAnother(change(11, "11:13:12"))).toBe(false);
  expect(lacksAnother(change(12, "11:13:11"))).toBe(true);
  expect(lacksAnother(change(13, "13:13:"))).toBe(false);
});

it("isn't confused by two changes of one transaction, or one that comes again", () => {
  const lacksAnother = overlappingChanges();
  for (let n = 0; n < 2; n += 1) expect(lacksAnother(change(10, "10:11:10"))).toBe(false);
});
