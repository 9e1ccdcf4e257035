/**
 * A loader for the part of twilio-video that makes its `import()` of a text, which the Content-Security-Policy refuses:
 * the library couldn't even be loaded. It imports noise cancellation of other vendors with it, which we don't use.
 */
export default () => `
  module.exports = (name) => Promise.reject(new Error("Not a part of Guildhall: " + name));
`;
