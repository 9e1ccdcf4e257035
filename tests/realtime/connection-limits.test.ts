import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { expect, test, vi } from "vitest";
import { admitConnection, authenticated } from "@/realtime/connection-limits";

function admitted() {
  const connection = new PassThrough();
  const request = { headers: {}, socket: { remoteAddress: "10.1.2.3" } } as unknown as IncomingMessage;
  expect(admitConnection(request, connection)).toBe(true);
  return connection;
}

test("a connection that doesn't authenticate within a minute ends", () => {
  vi.useFakeTimers();
  const [silent, known] = [admitted(), admitted()];
  expect(authenticated(known, "somebody")).toBe(true);
  vi.advanceTimersByTime(59_000);
  expect(silent.destroyed).toBe(false);
  vi.advanceTimersByTime(2_000);
  expect(silent.destroyed).toBe(true);
  expect(authenticated(silent, "somebody")).toBe(false);
  expect(known.destroyed).toBe(false);
  vi.useRealTimers();
});
