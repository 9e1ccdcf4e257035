import { env } from "@/lib/env";
import { serveRaw } from "@/lib/http/serve";
import { ssoCallbackRoute } from "@/lib/sso/raw-contract";
import { finishSso } from "@/lib/sso/sign-in";

export const GET = serveRaw(ssoCallbackRoute, async ({ request, actor, context }) => {
  const path = await finishSso(new URL(request.url), actor, context);
  return new Response(null, { status: 302, headers: { location: new URL(path, env().APP_URL).href } });
});
