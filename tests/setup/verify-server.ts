import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export const VERIFY = {
  TWILIO_VERIFY_SERVICE_SID: "VA1",
  TWILIO_VERIFY_KEY: "SK1",
  TWILIO_VERIFY_SECRET: "secret",
};

/** A stand-in for Twilio Verify v2, spoken to over the wire, for TWILIO_VERIFY_URL. Its code is always 012345. */
export async function startVerifyServer() {
  const sent: { To: string; Channel: string }[] = [];
  const open = new Set<string>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const key = Buffer.from("SK1:secret").toString("base64");
    if (request.headers.authorization !== `Basic ${key}`) return answer(401, { code: 20003, status: 401 });
    const { To = "", Channel = "", Code } = form;
    if (request.url === "/v2/Services/VA1/Verifications") {
      if (To === "+15005550001") return answer(400, { code: 60200, status: 400 });
      sent.push({ To, Channel });
      open.add(To);
      return answer(201, { status: "pending", valid: false });
    }
    if (!open.has(To)) return answer(404, { code: 20404, status: 404 });
    const isRight = Code === "012345";
    if (isRight) open.delete(To);
    answer(200, { status: isRight ? "approved" : "pending", valid: isRight });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, sent, stop: () => server.close() };
}
