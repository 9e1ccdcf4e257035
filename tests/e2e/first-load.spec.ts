import { makeMessages } from "../factories";
import { firstRequests } from "../setup/first-requests";
import { scriptBytes } from "../setup/script-bytes";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

/** What isn't on the screen at first loads when it is asked for; this is what keeps it so. In kilobytes, compressed. */
const MAX_SCRIPT = 250;
/** After HTML, scripts, styles, fonts and pictures, and beside the socket. */
const MAX_REQUESTS = 2;

test("a channel's first load is small", async ({ browserOf, instance }) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessages(chat, ben, 20);
  const { kilobytes } = await scriptBytes(await browserOf(ada), instance.url + pathTo(chat));
  expect(kilobytes).toBeGreaterThan(100);
  expect(kilobytes).toBeLessThanOrEqual(MAX_SCRIPT);
});

test("a page has all it shows: it asks for little more before it is live", async ({
  browserOf,
  instance,
}) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessages(chat, ben, 20);
  const requests = await firstRequests(await browserOf(ada), instance.url + pathTo(chat));
  expect(requests.length, requests.join("\n")).toBeLessThanOrEqual(MAX_REQUESTS);
});
