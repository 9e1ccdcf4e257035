/** How tests start Chromium: also as root, and without traffic of its own. */
const ofEach = ["--no-sandbox", "--disable-quic", "--disable-background-networking"];

/** A camera, microphones and a screen that aren't there, allowed without a question, and calls within one machine. */
const ofCalls = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--allow-loopback-in-peer-connection",
  "--auto-accept-this-tab-capture",
  "--autoplay-policy=no-user-gesture-required",
];

export const browserArguments = [...ofEach, ...ofCalls];
