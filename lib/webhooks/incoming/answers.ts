/** What an incoming webhook answers, as Slack's does: tools compare these words. */
export const HOOK_ANSWERS = {
  ok: 200,
  invalid_payload: 400,
  no_text: 400,
  msg_too_long: 400,
  no_service: 404,
  channel_is_archived: 410,
  payload_too_large: 413,
  rate_limited: 429,
} as const;

export type HookAnswer = keyof typeof HOOK_ANSWERS;

export class HookRefusal extends Error {
  override name = "HookRefusal";
  constructor(
    readonly answer: HookAnswer,
    readonly retryAfter?: number,
  ) {
    super(answer);
  }
}

export const hookResponse = (answer: HookAnswer, retryAfter?: number): Response =>
  new Response(answer, {
    status: HOOK_ANSWERS[answer],
    headers: {
      "content-type": "text/plain; charset=utf-8",
      ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
    },
  });
