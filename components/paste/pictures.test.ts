// @vitest-environment jsdom
import { expect, it } from "vitest";
import { picturesIn } from "./pictures";

const GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
const found = (html: string, plain = "words") => {
  const { files, hasOthers } = picturesIn({ html: `<p>words ${html}</p>`, plain });
  return [files.map(({ name, type }) => `${name} ${type}`), hasOthers];
};

it.each([
  ["", [[], false]],
  [`<img src="${GIF}">`, [["picture.gif image/gif"], false]],
  [`<img alt="The plan: v2" src="${GIF}">`, [["The-plan-v2.gif image/gif"], false]],
  [`<img src="https://example.org/a.png">`, [[], true]],
  [`<img src="${GIF}"><img src="file:///C:/Temp/image001.png">`, [["picture.gif image/gif"], true]],
  [`<img src="cid:1">`, [[], true]],
  [`<img src="data:image/png;base64,%%%">`, [[], true]],
  [`<img src="data:image/svg+xml;utf8,<svg/>">`, [[], true]],
  [`<img width="1" height="1" src="https://example.org/seen">`, [[], false]],
])("finds the pictures of %j", (html, expected) => expect(found(html)).toEqual(expected));

it("leaves out what came along as text", () => {
  expect(found(`<img alt=":tada:" src="https://example.org/tada.png">`, "words :tada:")).toEqual([[], false]);
});

it("reads the bytes", async () => {
  const [file] = picturesIn({ html: `<img src="${GIF}">`, plain: "" }).files;
  expect(file?.size).toBe(14);
});
