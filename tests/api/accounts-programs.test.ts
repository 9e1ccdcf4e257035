import { describe, expect, it } from "vitest";
import {
  changePasswordContract,
  getMeContract,
  listSessionsContract,
  loginContract,
  logoutContract,
  refreshContract,
} from "@/lib/accounts/contract";
import { signToken } from "@/lib/auth/tokens";
import { db } from "@/lib/db";
import { makeSession } from "../factories";
import { refusal, requestRaw, send } from "../setup/request";
import { makeUserWithPassword, PASSWORD } from "./accounts-helpers";

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const refresh = (refreshToken: string) => requestRaw(null, refreshContract, { body: { refreshToken } });
const statusWith = async (token: string) => (await requestRaw(null, getMeContract, bearer(token))).status;

async function loggedIn() {
  const user = await makeUserWithPassword();
  const tokens = await send(null, loginContract, { body: { email: user.email, password: PASSWORD } });
  return { user, tokens };
}

describe("programs", () => {
  it("log in, act, and log out, after which no token works", async () => {
    const { user, tokens } = await loggedIn();
    expect(tokens).toMatchObject({ tokenType: "Bearer", expiresIn: 1800 });
    const response = await requestRaw(null, getMeContract, bearer(tokens.accessToken));
    expect(await response.json()).toMatchObject({ email: user.email });

    expect((await requestRaw(null, logoutContract, bearer(tokens.accessToken))).status).toBe(204);
    expect(await statusWith(tokens.accessToken)).toBe(401);
    expect((await refresh(tokens.refreshToken)).status).toBe(401);
  });

  it("trade a refresh token for a new pair", async () => {
    const { tokens } = await loggedIn();
    const next = await (await refresh(tokens.refreshToken)).json();
    expect(next.refreshToken).not.toBe(tokens.refreshToken);
    expect(await statusWith(next.accessToken)).toBe(200);
    expect((await refresh(next.refreshToken)).status).toBe(200);
  });

  it("lose the session when a used refresh token comes back", async () => {
    const { tokens } = await loggedIn();
    const next = await (await refresh(tokens.refreshToken)).json();
    expect((await refresh(tokens.refreshToken)).status).toBe(401);
    expect(await statusWith(next.accessToken)).toBe(401);
    expect((await refresh(next.refreshToken)).status).toBe(401);
  });

  it("get one pair out of several refreshes at once, and it keeps working", async () => {
    const { tokens } = await loggedIn();
    // Held back by a lock on the session until each has seen the token unused.
    const responses = await whileLocked(tokens.refreshToken, 4);
    expect(responses.map((response) => response.status).sort()).toEqual([200, 401, 401, 401]);
    const pair = await responses.find((response) => response.ok)!.json();
    expect(await statusWith(pair.accessToken)).toBe(200);
    expect((await refresh(pair.refreshToken)).status).toBe(200);
  });

  it("can't refresh after a week", async () => {
    const { user, tokens } = await loggedIn();
    await db().refreshToken.updateMany({
      where: { session: { userId: user.id } },
      data: { expires: new Date(0) },
    });
    expect((await refresh(tokens.refreshToken)).status).toBe(401);
  });

  it("are refused with tokens that are forged, or meant for something else", async () => {
    const { user, tokens } = await loggedIn();
    const session = await db().session.findFirstOrThrow({ where: { userId: user.id } });
    expect(await statusWith(await signToken("realtime", user.id, session.id, 60))).toBe(401);
    expect(await statusWith(await signToken("access", user.id, session.id, -1))).toBe(401);
    expect(await statusWith(tokens.refreshToken)).toBe(401);
    expect(await statusWith(`${tokens.accessToken.slice(0, -4)}AAAA`)).toBe(401);
  });

  it("are listed among the sessions, and end when the password changes", async () => {
    const { user, tokens } = await loggedIn();
    const browser = await makeSession(user.id);
    const { items } = await send(browser, listSessionsContract);
    expect(items.map((session) => session.kind)).toEqual(["BROWSER", "PROGRAM"]);
    const body = { currentPassword: PASSWORD, password: "a brand new password" };
    await send(browser, changePasswordContract, { body });
    expect(await statusWith(tokens.accessToken)).toBe(401);
  });

  it("can't log in with a wrong password", async () => {
    const user = await makeUserWithPassword();
    const body = { email: user.email, password: "wrong" };
    expect(await refusal(null, loginContract, { body })).toMatchObject({ status: 401 });
  });
});

/** Refreshes `count` times while the session's row is locked, and lets go when all of them wait for it. */
async function whileLocked(refreshToken: string, count: number): Promise<Response[]> {
  const { sessionId } = await db().refreshToken.findFirstOrThrow({ orderBy: { id: "desc" } });
  return db()
    .$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM sessions WHERE id = ${sessionId}::uuid FOR UPDATE`;
      const responses = Promise.all(Array.from({ length: count }, () => refresh(refreshToken)));
      await expect
        .poll(async () => {
          const [row] = await db().$queryRaw<{ waiting: bigint }[]>`
          SELECT count(*) AS waiting FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`;
          return Number(row?.waiting);
        })
        .toBe(count);
      return { responses };
    })
    .then(({ responses }) => responses);
}
