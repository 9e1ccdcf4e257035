// Events over Socket.IO's protocol (Engine.IO 4 over a WebSocket), as far as a program needs it that listens.

const OPEN = "0";
const PING = "2";
const PONG = "3";
const CONNECT = "40";
const DISCONNECT = "41";
const EVENT = "42";
const REFUSED = "44";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

export function connectEvents({ base, token, handlers, onEvent, onError, WebSocket: Given }) {
  const Socket = Given ?? globalThis.WebSocket;
  let socket = null;
  let isClosed = false;
  let wait = FIRST_WAIT_MS;
  let position;
  let timer;

  const later = () => {
    if (isClosed) return;
    timer = setTimeout(open, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };

  function deliver(text) {
    const [event, data, at] = JSON.parse(text);
    const moved = event === "position.moved" ? data?.position : at;
    if (typeof moved === "string") position = moved;
    handlers[event]?.(data);
    onEvent?.(event, data);
  }

  async function open() {
    let given;
    try {
      given = await token();
    } catch (error) {
      onError?.(error);
      // A key that was revoked doesn't come back.
      if (error.status === 401 || error.status === 403) return;
      return later();
    }
    if (isClosed) return;
    socket = new Socket(socketUrl(base, given));
    socket.onmessage = ({ data }) => {
      const text = String(data);
      if (text.startsWith(EVENT)) return deliver(text.slice(EVENT.length));
      if (text.startsWith(REFUSED)) {
        onError?.(new Error(JSON.parse(text.slice(REFUSED.length)).message));
        return socket.close();
      }
      if (text.startsWith(DISCONNECT)) return socket.close();
      if (text.startsWith(CONNECT)) {
        wait = FIRST_WAIT_MS;
        return handlers.connected?.();
      }
      if (text.startsWith(OPEN))
        // With a position it gets what it missed meanwhile, or `server.resynchronized`.
        return socket.send(
          `${CONNECT}${JSON.stringify({ token: given.token, ...(position && { position }) })}`,
        );
      if (text === PING) socket.send(PONG);
    };
    socket.onclose = later;
    socket.onerror = () => {};
  }
  void open();
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

function socketUrl(base, { url, port }) {
  const address = new URL(url ?? base);
  if (!url) address.port = String(port);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  address.pathname = "/socket.io/";
  address.search = "?EIO=4&transport=websocket";
  return address.href;
}
