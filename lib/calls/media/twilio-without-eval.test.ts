import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

it("is needed for one file of twilio-video: nothing else of it makes code of texts", () => {
  const folder = "node_modules/twilio-video/es5";
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".js"),
  );
  const evaluating = files.filter((file) =>
    /new Function\(|[^.\w]eval\(/.test(readFileSync(path.join(folder, file), "utf8")),
  );
  expect(evaluating).toEqual(["util/dynamicimport.js"]);
  // The rule in which it stands for that file.
  expect(readFileSync("next.config.mjs", "utf8")).toContain("**/twilio-video/es5/util/dynamicimport.js");
});
