import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

const [openForm, appendForm, state, people, article] = ["open", "append", "state", "people", "text"].map(
  (id) => document.getElementById(id),
);

openForm.addEventListener("submit", (event) => {
  event.preventDefault();
  const { url, documentId, token } = Object.fromEntries(new FormData(openForm));
  openForm.hidden = true;
  open(`${url}/yjs`, documentId, token);
});

function open(url, documentId, token) {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment("default");
  // Other tabs get each edit from the server, which may refuse it.
  const provider = new WebsocketProvider(url, documentId, doc, { params: { token }, disableBc: true });
  // Whoever has the document open sees a cursor with the name of the token's person.
  provider.awareness.setLocalStateField("user", { color: "#2563eb" });

  provider.on("status", ({ status }) => {
    state.textContent = status;
  });
  provider.on("closed", ({ reason }) => {
    state.textContent = reason;
    openForm.hidden = false;
    appendForm.hidden = true;
  });
  provider.on("sync", (isSynced) => {
    appendForm.hidden = !isSynced;
  });
  provider.awareness.on("change", () => {
    const names = [...provider.awareness.getStates().values()].map(({ user }) => user?.name ?? "you");
    people.textContent = names.join(", ");
  });
  fragment.observeDeep(() => {
    article.replaceChildren(
      ...fragment.toArray().map((block) => {
        const line = document.createElement("p");
        line.textContent = block.toString().replace(/<[^>]+>/g, "");
        return line;
      }),
    );
  });
  appendForm.onsubmit = (event) => {
    event.preventDefault();
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(new FormData(appendForm).get("text"))]);
    fragment.push([paragraph]);
    appendForm.reset();
  };
}
