/** A call takes so many arguments anywhere. */
const CHUNK = 8192;

/** Bytes as they come from the client, and go to it; both are known to Node and to browsers. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

/** Bytes as Base64, without Node: it runs in the browser too. */
export function toBase64(bytes: Uint8Array): string {
  let chars = '';
  for (let i = 0; i < bytes.length; i += CHUNK) chars += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(chars);
}
