import { expect, it } from "vitest";
import { withPerson } from "./change-person";

const ada = { id: "1", name: "Ada", image: null };
const renamed = { id: "1", name: "Countess", image: "/api/files/9" };

it("changes somebody wherever they are, and nothing else", () => {
  const ben = { id: "2", name: "Ben", image: null };
  const other = { body: "Hi", author: ben };
  const data = {
    items: [{ body: "Ada", author: ada, at: null }, other],
    people: [ben, { ...ada, role: "OWNER" }],
  };
  const next = withPerson(data, renamed) as typeof data;
  expect(next).toEqual({
    items: [{ body: "Ada", author: renamed, at: null }, other],
    people: [ben, { ...renamed, role: "OWNER" }],
  });
  expect(next.items[1]).toBe(other);
  expect(withPerson(next, renamed)).toBe(next);
  // A channel of the same id isn't a person.
  const channel = { id: "1", name: "general" };
  expect(withPerson(channel, renamed)).toBe(channel);
});
