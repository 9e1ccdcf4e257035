import sharp from "sharp";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { setMyPictureContract, setWorkspacePictureContract } from "@/lib/files/contract";
import { getWorkspaceContract } from "@/lib/workspaces/contract";
import { makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspaceId } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { fetchFile, pngHeader, postUpload, refused, storedFiles } from "./files-helpers";

let outsider: SignedIn;
let png: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  await makePair();
  outsider = await makeSignedIn();
  const create = { width: 600, height: 400, channels: 3, background: "teal" } as const;
  png = new Uint8Array(await sharp({ create }).png().toBuffer());
});

async function upload(as: SignedIn, purpose: string): Promise<string> {
  const response = await postUpload(as, { query: { name: "me.png", purpose }, body: png });
  const file = await response.json();
  expect(file).toMatchObject({ type: "image/webp", width: 256, height: 256 });
  return file.id;
}

it("shows a person's picture to those who may see the person, until there is another", async () => {
  const first = await upload(ada, "AVATAR");
  expect((await fetchFile(ben, first)).status).toBe(404);
  await send(ada, setMyPictureContract, { body: { fileId: first } });
  expect((await db().user.findUniqueOrThrow({ where: { id: ada.id } })).image).toBe(`/api/files/${first}`);
  expect((await fetchFile(ben, first)).status).toBe(200);
  expect((await fetchFile(outsider, first)).status).toBe(404);
  const second = await upload(ada, "AVATAR");
  await send(ada, setMyPictureContract, { body: { fileId: second } });
  expect((await fetchFile(ada, first)).status).toBe(404);
  await send(ada, setMyPictureContract, { body: { fileId: null } });
  expect(await db().file.count({ where: { ownerId: ada.id, purpose: "AVATAR" } })).toBe(0);
});

it("takes a workspace's icon from those who may change it, and only their own upload of an icon", async () => {
  const params = { workspaceId };
  const fileId = await upload(ada, "WORKSPACE_ICON");
  const avatar = await upload(ada, "AVATAR");
  const wrong = { params, body: { fileId: avatar } };
  expect(await refusal(ada, setWorkspacePictureContract, wrong)).toMatchObject({ status: 422 });
  const byBen = { params, body: { fileId } };
  expect(await refusal(ben, setWorkspacePictureContract, byBen)).toMatchObject({ status: 403 });
  await send(ada, setWorkspacePictureContract, { params, body: { fileId } });
  expect(await send(ben, getWorkspaceContract, { params })).toMatchObject({ image: `/api/files/${fileId}` });
  expect((await fetchFile(ben, fileId)).status).toBe(200);
  expect((await fetchFile(outsider, fileId)).status).toBe(404);
});

it.each([
  ["SVG", () => new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>"), "Choose a picture"],
  ["a broken picture", () => png.slice(0, 60), "Choose a picture"],
  ["30,000 × 30,000 pixels", () => new Uint8Array(pngHeader(30_000, 30_000)), "30000 × 30000"],
  ["nothing", () => new Uint8Array(), "empty"],
])("refuses %s, and keeps nothing", async (_, bytes, words) => {
  const before = [await storedFiles(env().FILES_DIR), await db().file.count()];
  const response = await postUpload(ada, { query: { name: "me.png", purpose: "AVATAR" }, body: bytes() });
  const error = await refused(response);
  expect(error).toMatchObject({ status: 422, code: "invalid_input" });
  expect(error.message).toContain(words);
  expect([await storedFiles(env().FILES_DIR), await db().file.count()]).toEqual(before);
});
