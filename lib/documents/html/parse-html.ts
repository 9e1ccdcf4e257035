import { DomHandler, Parser, type parseDocument } from "htmlparser2";

export type ChildNode = ReturnType<typeof parseDocument>["children"][number];
export type Element = Extract<ChildNode, { attribs: Record<string, string> }>;

/** More than any page nests. The parser looks through all that is open at each tag that closes. */
const MAX_OPEN = 250;
/** How much is parsed between two looks at the depth; an opening tag takes three characters. */
const STEP = 1_000;

class Depth extends DomHandler {
  open = 0;

  override onopentag(name: string, attribs: Record<string, string>) {
    super.onopentag(name, attribs);
    this.open += 1;
  }

  override onclosetag() {
    super.onclosetag();
    this.open -= 1;
  }
}

/** The nodes of a piece of HTML. What is nested too deep is read as if it stood beside. */
export function parseHtml(html: string): ChildNode[] {
  const nodes: ChildNode[] = [];
  let [handler, parser] = begin();
  const end = () => {
    parser.end();
    for (const node of handler.root.children) nodes.push(node);
  };
  for (let at = 0; at < html.length; at += STEP) {
    if (handler.open > MAX_OPEN) {
      end();
      [handler, parser] = begin();
    }
    parser.write(html.slice(at, at + STEP));
  }
  end();
  return nodes;
}

function begin(): [Depth, Parser] {
  const handler = new Depth();
  return [handler, new Parser(handler)];
}
