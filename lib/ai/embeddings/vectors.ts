/** The sign of each dimension, as PostgreSQL writes bits. */
export function bitsOf(vector: Float32Array): string {
  let bits = "";
  for (const value of vector) bits += value > 0 ? "1" : "0";
  return bits;
}

/** A byte for each dimension: what puts the nearest in order as well as four would. */
export function bytesOf(vector: Float32Array): Buffer {
  const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0) || 1;
  return Buffer.from(Int8Array.from(vector, (value) => Math.round((value / largest) * 127)).buffer);
}

/** The cosine of the angle between a vector of length 1 and one of bytes. */
export function similarity(vector: Float32Array, bytes: Uint8Array): number {
  const other = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let product = 0;
  let square = 0;
  for (const [at, value] of other.entries()) {
    product += value * (vector[at] ?? 0);
    square += value * value;
  }
  return square === 0 ? 0 : product / Math.sqrt(square);
}
