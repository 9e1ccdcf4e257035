import { setTransport } from "@/lib/http/client";
import type { Contract, Input, Output } from "@/lib/http/contract";
import { contractId } from "@/lib/http/contract-id";
import { AppError, type ErrorBody } from "@/lib/http/errors";

type RawInput = { params?: unknown; query?: unknown; body?: unknown };
type Answer = (input: RawInput) => unknown;

/**
 * A server for one test, behind the client's transport and `fetch`: `answer` says what an endpoint returns. Asking for
 * anything else fails the test's own request, as an endpoint that doesn't exist would.
 */
export function startFakeServer() {
  const answers = new Map<string, Answer>();
  const asked: { id: string; input: RawInput }[] = [];
  const realFetch = globalThis.fetch;

  async function run(id: string, input: RawInput) {
    asked.push({ id, input });
    const answer = answers.get(id);
    if (!answer) throw new AppError("not_found", `The test doesn't say what ${id} answers`);
    return answer(input);
  }

  const respond = ({ id, ...input }: { id: string } & RawInput) =>
    run(id, input).then((data) => ({ data: data ?? null }), errorBody);
  setTransport({ isOpen: () => true, call: respond });
  globalThis.fetch = async (request, init) => {
    const url = new URL(String(request instanceof Request ? request.url : request), location.href);
    if (!url.pathname.startsWith("/api/")) return realFetch(request, init);
    const method = init?.method ?? "GET";
    const found = [...answers.keys()]
      .map((id) => ({ id, params: paramsOf(id, method, url.pathname) }))
      .find(({ params }) => params);
    if (!found)
      return Response.json({ error: { code: "not_found", message: url.pathname } }, { status: 404 });
    const body = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    const query = Object.fromEntries(url.searchParams);
    return run(found.id, { params: found.params, query, body }).then(
      (data) => (data === undefined ? new Response(null, { status: 204 }) : Response.json(data)),
      (error) => Response.json(errorBody(error), { status: 400 }),
    );
  };

  return {
    answer<C extends Contract>(contract: C, respond: (input: Input<C>) => Output<C> | Promise<Output<C>>) {
      answers.set(contractId(contract), respond as Answer);
    },
    /** Answers as a realtime node does. */
    respond,
    /** What an endpoint was asked, in order. */
    requestsOf: (contract: Contract) =>
      asked.filter(({ id }) => id === contractId(contract)).map(({ input }) => input),
    stop() {
      setTransport(null);
      globalThis.fetch = realFetch;
    },
  };
}

export type FakeServer = ReturnType<typeof startFakeServer>;

/** How an endpoint refuses; an answer that throws anything else is a mistake of the test. */
function errorBody(error: unknown): ErrorBody {
  if (!(error instanceof AppError)) throw error;
  const { code, message, details } = error;
  return { error: { code, message, ...(details && { details }), requestId: "" } };
}

/** The parameters in the path where a request is for an endpoint, whose id is its method and path. */
function paramsOf(id: string, method: string, pathname: string) {
  const [wantedMethod, path = ""] = id.split(" ");
  const pattern = new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
  const match = wantedMethod === method ? pattern.exec(pathname) : null;
  return match && { ...match.groups };
}
