/** The web channel of the server, one method a route. Everything that can go wrong is an `ApiError`. */
import { uploadWithProgress, type Upload } from './upload';
import { readItems, type Item } from './wire';

/** `unreachable` is ours: no answer at all, or one from a proxy in front of a server that is away. */
export type Problem =
  | 'bad_token'
  | 'expired_token'
  | 'too_long'
  | 'rate_limited'
  | 'bad_request'
  | 'server'
  | 'unreachable';

const BY_STATUS: Record<number, Problem> = { 401: 'bad_token', 413: 'too_long', 429: 'rate_limited' };
const AWAY = [502, 503, 504];
const CODES: readonly string[] = ['bad_token', 'expired_token', 'too_long', 'rate_limited', 'bad_request', 'server'];
const TIMEOUT = 20_000;

export class ApiError extends Error {
  constructor(
    readonly code: Problem,
    message: string,
    readonly retryAfter = 0,
  ) {
    super(message);
  }
}

export interface Conversation {
  token: string;
  expiresAt: string;
}

export interface Outgoing {
  id: string;
  text: string;
  payload?: string;
}

export interface Feedback {
  message_id: string | null;
  topic: string | null;
  section: string | null;
  positive: boolean;
  word: string | null;
}

/** What became of a recovery code; `away`: the server did not say. */
export type Recovery = (typeof OUTCOMES)[number] | 'away';
const OUTCOMES = ['done', 'same', 'wrong', 'too_many'] as const;

type Json = Record<string, unknown>;

export class Api {
  /** Called when the server sends a newer token in place of the one it was given. */
  renewed: (old: string, fresh: Conversation) => void = () => undefined;
  private readonly root: string;

  /** @param base address of the bot's server; relative to the page when the page is the bot's own. */
  constructor(
    base: string,
    private readonly send: typeof fetch = (input, init) => fetch(input, init),
    private readonly upload: Upload = uploadWithProgress,
  ) {
    this.root = new URL('webhooks/web/', base).href;
  }

  async open(): Promise<Conversation> {
    const found = await this.call('POST', 'conversation', undefined, {});
    const { token, expires_at: expiresAt } = found;
    if (typeof token !== 'string') throw new ApiError('server', 'no token in the answer');
    return { token, expiresAt: typeof expiresAt === 'string' ? expiresAt : '' };
  }

  async history(token: string): Promise<Item[]> {
    return readItems((await this.call('GET', 'history', token))['messages']);
  }

  async message(token: string, { id, text, payload }: Outgoing): Promise<Item[]> {
    const said = payload ? { id, payload, title: text } : { id, text };
    // Where the lifter's day begins and ends: a set told after midnight may belong to the evening.
    const body = { ...said, time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    return readItems((await this.call('POST', 'message', token, body))['replies']);
  }

  /** Takes a file in. What comes back is sent as the payload of a message in its place. */
  async file(token: string, file: Blob, sent: (part: number) => void): Promise<string> {
    const { payload } = await this.call('POST', 'file', token, file, sent);
    if (typeof payload !== 'string') throw new ApiError('server', 'no payload in the answer');
    return payload;
  }

  async feedback(token: string, feedback: Feedback): Promise<void> {
    await this.call('POST', 'feedback', token, { ...feedback });
  }

  /** Clears the talk; what the person has stays. */
  async startAnew(token: string): Promise<void> {
    await this.call('DELETE', 'history', token);
  }

  async recoveryCode(token: string): Promise<string> {
    const { code } = await this.call('POST', 'recovery-code', token);
    if (typeof code !== 'string') throw new ApiError('server', 'no code in the answer');
    return code;
  }

  async recover(token: string, code: string): Promise<Recovery> {
    const { outcome } = await this.call('POST', 'recovery', token, { code });
    return OUTCOMES.find((each) => each === outcome) ?? 'away';
  }

  async erase(token: string): Promise<void> {
    await this.call('DELETE', 'conversation', token);
  }

  async maxCharacters(): Promise<number | undefined> {
    const found = (await this.call('GET', 'config'))['max_characters'];
    return typeof found === 'number' && found > 0 ? found : undefined;
  }

  private async call(
    method: string,
    path: string,
    token?: string,
    body?: Json | Blob,
    sent?: (part: number) => void,
  ): Promise<Json> {
    const headers: Record<string, string> = {};
    if (token) headers['Authorization'] = `Bearer ${token}`;
    if (body) headers['Content-Type'] = body instanceof Blob ? 'application/octet-stream' : 'application/json';
    const init: RequestInit = { method, headers, credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) };
    if (body) init.body = body instanceof Blob ? body : JSON.stringify(body);
    let response: Response;
    try {
      response = await (sent ? this.upload(this.root + path, init, sent) : this.send(this.root + path, init));
    } catch (error) {
      throw new ApiError('unreachable', String(error));
    }
    const fresh = response.headers.get('Coach-Token');
    if (token && fresh) this.renewed(token, { token: fresh, expiresAt: response.headers.get('Coach-Token-Expires') ?? '' });
    const found = await asObject(response);
    if (response.ok) return found;
    throw failure(response, found);
  }
}

async function asObject(response: Response): Promise<Json> {
  if (response.status === 204) return {};
  try {
    const found: unknown = await response.json();
    return typeof found === 'object' && found !== null ? (found as Json) : {};
  } catch {
    // Cut off, or a proxy's own page. A success without its content is no success: ask again.
    if (response.ok) throw new ApiError('unreachable', 'the answer is not JSON');
    return {};
  }
}

function failure(response: Response, found: Json): ApiError {
  const error = (typeof found['error'] === 'object' && found['error'] !== null ? found['error'] : {}) as Json;
  const named = typeof error['code'] === 'string' && CODES.includes(error['code']) ? (error['code'] as Problem) : undefined;
  const guessed = BY_STATUS[response.status] ?? (response.status < 500 ? 'bad_request' : 'server');
  const code = named ?? (AWAY.includes(response.status) ? 'unreachable' : guessed);
  const wait = Number(response.headers.get('Retry-After')) || 0;
  return new ApiError(code, typeof error['message'] === 'string' ? error['message'] : `status ${response.status}`, wait);
}
