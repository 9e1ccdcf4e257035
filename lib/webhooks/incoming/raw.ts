import { readBody } from "@/lib/http/read-body";
import { serveRaw } from "@/lib/http/serve";
import { hookResponse } from "./answers";
import { postToHook, refusalOf } from "./post";
import { postToHookRoute } from "./raw-contract";

export const postToHookHandler = serveRaw(postToHookRoute, async ({ request, params, context }) => {
  try {
    const contentType = request.headers.get("content-type");
    await postToHook(params.token, { bytes: await readBody(request), contentType, ip: context.ip });
    return hookResponse("ok");
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return hookResponse(refusal.answer, refusal.retryAfter);
  }
});
