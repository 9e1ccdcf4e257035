import { OPERATIONS } from "./operations.js";
import { connectEvents } from "./realtime.js";

/** What the server refused, or that it couldn't be reached (`unavailable`, status 0). */
export class ApiError extends Error {
  name = "ApiError";
  constructor({ code, message, details, requestId }, status) {
    super(message);
    Object.assign(this, { code, details, requestId, status });
  }
}

const RENEW_BEFORE_MS = 60_000;

/** @param options see index.d.ts */
export function createClient({ url, key, tokens, onTokens, fetch: given }) {
  const base = url.replace(/\/+$/, "");
  const send = given ?? globalThis.fetch.bind(globalThis);
  let current = tokens ?? null;
  let renewing = null;

  /** One refresh at a time: a refresh token is good for one use. */
  const renew = () => {
    renewing ??= request(
      "POST",
      "/api/auth/refresh",
      { body: { refreshToken: current.refreshToken } },
      {},
      null,
    )
      .then((pair) => remember(pair))
      .finally(() => {
        renewing = null;
      });
    return renewing;
  };
  const remember = (pair) => {
    current = { ...pair, expiresAt: Date.now() + pair.expiresIn * 1000 };
    onTokens?.(current);
    return current;
  };
  const authorization = async () => {
    if (key) return `Bearer ${key}`;
    if (!current) return null;
    if (current.expiresAt && current.expiresAt - RENEW_BEFORE_MS < Date.now()) await renew();
    return `Bearer ${current.accessToken}`;
  };

  async function respond(method, path, { headers = {}, body }, { signal }, auth) {
    const sent = { ...headers, accept: "application/json", ...(auth && { authorization: auth }) };
    let response;
    try {
      response = await send(`${base}${path}`, { method, headers: sent, body, signal });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ApiError({ code: "unavailable", message: "The server can’t be reached." }, 0);
    }
    if (response.ok) return response.status === 204 ? undefined : response.json();
    const answer = await response.json().catch(() => null);
    const fallback = { code: "internal", message: `The server answered ${response.status}.` };
    throw new ApiError(answer?.error ?? fallback, response.status);
  }

  async function request(method, path, input = {}, options = {}, auth = undefined) {
    const body = input.body === undefined ? undefined : JSON.stringify(input.body);
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    return authorized(
      (header) => respond(method, pathOf(path, input), { headers, body }, options, header),
      auth,
    );
  }

  /** Sends with the token, and once more with a new one where the server doesn't take it. */
  async function authorized(work, auth) {
    const header = auth === undefined ? await authorization() : auth;
    try {
      return await work(header);
    } catch (error) {
      if (error.status !== 401 || key || !current || auth !== undefined) throw error;
      await renew();
      return work(`Bearer ${current.accessToken}`);
    }
  }

  const groups = Object.fromEntries(
    Object.entries(OPERATIONS).map(([group, members]) => [
      group,
      Object.fromEntries(
        Object.entries(members).map(([name, place]) => {
          const [method, path] = place.split(" ");
          return [name, (input, options) => request(method, path, input, options)];
        }),
      ),
    ]),
  );

  return {
    ...groups,
    /** Signs in with e-mail and password, for tokens in place of a key. */
    async signIn(credentials) {
      return remember(await request("POST", "/api/auth/login", { body: credentials }, {}, null));
    },
    async upload(file, { query = {}, type, signal } = {}) {
      const headers = { "content-type": type || file.type || "application/octet-stream" };
      const path = pathOf("/api/uploads", { query: { ...(file.name && { name: file.name }), ...query } });
      return authorized((header) => respond("POST", path, { headers, body: file }, { signal }, header));
    },
    /** Receives events live until it is closed. */
    connect: (handlers = {}, options = {}) =>
      connectEvents({ base, token: () => request("POST", "/api/realtime/token"), handlers, ...options }),
  };
}

function pathOf(path, { params = {}, query = {} }) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name]));
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return search ? `${filled}?${search}` : filled;
}

/** All items of a list, page by page: `for await (const task of paginate(client.tasks.listTasks, { params }))`. */
export async function* paginate(list, input = {}, options = {}) {
  let cursor;
  do {
    const { items, nextCursor } = await list(
      { ...input, query: { ...input.query, ...(cursor && { cursor }) } },
      options,
    );
    yield* items;
    cursor = nextCursor;
  } while (cursor);
}
