import { beforeAll, describe, expect, it } from "vitest";
import { signedUrl } from "@/lib/files/download/signature";
import { makeSignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair } from "@/tests/pair";
import { fetchFile, fetchSigned, makePhoto, sendWith, uploaded } from "./files-helpers";

beforeAll(makePair);

describe("reading", () => {
  const SCRIPT = "<script>document.title = 'owned'</script>";
  it.each([
    ["picture.svg", `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`],
    ["page.html", `<!doctype html>${SCRIPT}`],
    ["polyglot.gif", `%PDF-1.7\n${SCRIPT}`],
    [
      "photo.png",
      `${Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString("latin1")}${SCRIPT}`,
    ],
  ])("serves %s as a download that can't run", async (name, content) => {
    const file = await uploaded(ada, channelId, name, new Uint8Array(Buffer.from(content, "latin1")));
    const { headers } = await fetchFile(ada, file.id);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("lets a picture with script behind it be nothing but a picture", async () => {
    const polyglot = Buffer.concat([await makePhoto(), Buffer.from(SCRIPT)]);
    const file = await uploaded(ada, channelId, "page.html", new Uint8Array(polyglot));
    const { headers } = await fetchFile(ada, file.id);
    expect(headers.get("content-type")).toBe("image/jpeg");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });

  it("is for those who may read the message, and before that for its owner", async () => {
    const file = await uploaded(ada, channelId, "plan.txt", "the plan");
    expect((await fetchFile(ben, file.id)).status).toBe(404);
    await sendWith(ada, channelId, [file.id]);
    expect(await (await fetchFile(ben, file.id)).text()).toBe("the plan");
    expect((await fetchFile(await makeSignedIn(), file.id)).status).toBe(404);
    expect((await fetchFile(null, file.id)).status).toBe(401);
  });

  it("gives ranges, and refuses those that aren't there", async () => {
    const file = await uploaded(ada, channelId, "digits.txt", "0123456789");
    const part = await fetchFile(ada, file.id, { range: "bytes=2-4" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      206,
      "bytes 2-4/10",
      "234",
    ]);
    expect(await (await fetchFile(ada, file.id, { range: "bytes=-3" })).text()).toBe("789");
    expect((await fetchFile(ada, file.id, { range: "bytes=10-" })).status).toBe(416);
    expect((await fetchFile(ada, file.id, { range: "bytes=9-2" })).status).toBe(200);
  });

  it("by an address that ends, and is good for one file and one variant", async () => {
    const file = await uploaded(ada, channelId, "a.txt", "text");
    const other = await uploaded(ada, channelId, "b.txt", "text");
    expect((await fetchSigned(file.id, signedUrl(file.id, "original"))).status).toBe(200);
    expect(
      (await fetchSigned(file.id, signedUrl(file.id, "original", Date.now() - 25 * 60_000))).status,
    ).toBe(404);
    expect((await fetchSigned(other.id, signedUrl(file.id, "original"))).status).toBe(404);
    const swapped = signedUrl(file.id, "original").replace("original", "thumbnail");
    expect((await fetchSigned(file.id, swapped)).status).toBe(404);
  });
});
