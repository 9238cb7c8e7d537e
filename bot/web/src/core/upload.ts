/** A request whose body is large: `fetch` does not tell how much of it is on its way, the older way does. */

/** @param sent called with the part that is on its way, from 0 to 1. */
export type Upload = (address: string, init: RequestInit, sent: (part: number) => void) => Promise<Response>;

const PATIENCE = 120_000;

export const uploadWithProgress: Upload = (address, init, sent) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(init.method ?? 'POST', address);
    for (const [name, value] of Object.entries(init.headers as Record<string, string>)) request.setRequestHeader(name, value);
    request.timeout = PATIENCE;
    request.upload.onprogress = ({ loaded, total }) => sent(total ? loaded / total : 0);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status, headers: headersOf(request) }));
    for (const name of ['error', 'timeout', 'abort']) request.addEventListener(name, () => reject(new TypeError(name)));
    request.send(init.body as Blob);
  });

function headersOf(request: XMLHttpRequest): Headers {
  const lines = request.getAllResponseHeaders().trim().split(/[\r\n]+/);
  return new Headers(lines.filter(Boolean).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
}
