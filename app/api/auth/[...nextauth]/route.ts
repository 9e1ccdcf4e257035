import NextAuth from "next-auth";
import { assertReadable, authOptions, dropForeignReturnAddress } from "@/lib/auth/next-auth";
import { type RouteHandler, serveRaw } from "@/lib/http/serve";

/** GitHub's sign-in and NextAuth's own routes; the folders beside this one win over it. */
const nextAuth = (method: "GET" | "POST"): RouteHandler =>
  serveRaw(
    { id: `${method} /api/auth/[...nextauth]`, method, auth: "public" },
    async ({ request, actor, params, context }) => {
      await assertReadable(request);
      await dropForeignReturnAddress();
      return NextAuth(
        request as never,
        { params: Promise.resolve(params) } as never,
        authOptions(context, actor),
      );
    },
  );

export const GET = nextAuth("GET");
export const POST = nextAuth("POST");
