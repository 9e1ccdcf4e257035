import { describe, expect, it } from "vitest";
import { asMarkdown, fromMrkdwn } from "./mrkdwn";

it.each([
  ["*bold* and _slanted_ and ~gone~", "**bold** and _slanted_ and ~~gone~~"],
  ["on *main*: done", "on **main**: done"],
  ["(*a*) *b*, *c d*", "(**a**) **b**, **c d**"],
  ["2*3*4 and a_b_c", "2\\*3\\*4 and a_b_c"],
  ["* not bold *", "\\* not bold \\*"],
  ["<https://x.org/a?b=1&amp;c=2|#812 failed> on", "[#812 failed](https://x.org/a?b=1&c=2) on"],
  ["*<https://x.org|bold link>*", "**[bold link](https://x.org)**"],
  ["see <https://x.org> or https://y.org/a_b_c.", "see https://x.org or https://y.org/a_b_c."],
  ["<https://x.org/a_(b)|w>", "[w](https://x.org/a_%28b%29)"],
  ["<mailto:a@b.org|a@b.org>", "[a@b.org](mailto:a@b.org)"],
  ["3 &lt; 5 &amp;&amp; 7 &gt; 5", "3 < 5 && 7 > 5"],
  ["&amp;lt; stays", "\\&lt; stays"],
  ["<script>alert(1)</script>", "\\<script>alert(1)\\</script>"],
  ["<javascript:alert(1)|press>", "\\<javascript:alert(1)|press>"],
  ["a `x*y*z &lt;b&gt;` b", "a `x*y*z <b>` b"],
  ["```\nif (a &amp;&amp; *b) {}\n```", "```\nif (a && *b) {}\n```"],
  ["&gt; quoted *text*\nnot", "> quoted **text**\nnot"],
  ["one\ntwo", "one\ntwo"],
  ["# no heading", "\\# no heading"],
  ["a\n---", "a\n\\---"],
  ["[x](mention:all)", "\\[x]\\(mention:all)"],
  ["<https://x.org|x](mention:all)>", "[x\\]\\(mention:all)](https://x.org)"],
  ["<!channel> ask <@U024BE7LH> in <#C1|general>", "@channel ask @U024BE7LH in #general"],
  ["<@U1|ada> <!subteam^S1|@devs> <!date^1^{date}|May 1>", "@ada @devs May 1"],
  ["\uE0000\uE001 &lt;", "0 <"],
])("%s", (slack, ours) => expect(fromMrkdwn(slack)).toBe(ours));

it("takes names and audiences from whoever knows them", () => {
  const names = {
    user: (id: string) => (id === "U1" ? "[@Ada](mention:person/1)" : null),
    audience: () => "[@channel](mention:all)",
  };
  expect(fromMrkdwn("<!here> <@U1> <@U2>", names)).toBe(
    "[@channel](mention:all) [@Ada](mention:person/1) @U2",
  );
});

describe("text without markup", () => {
  it("means what it says", () => expect(asMarkdown("*x* <b>\r\n# y")).toBe("\\*x\\* \\<b>\n\\# y"));
});
