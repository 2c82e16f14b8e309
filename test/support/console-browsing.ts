// A browser without a screen: it keeps cookies, says where its forms come from, and finds forms and texts in pages.
import { serveEngine } from '../../src/local-engine/http/server.js';
import { createConsole } from '../../src/local-engine/console/console.js';
import { type Sandbox, openSandbox } from './sandbox.js';

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** What is read, without tags, blanks made one. */
  readonly text: string;
}

export interface Browser {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly link: string;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Page>;
  /** Sends fields as a form of this site would; `headers` replace what a browser would say. */
  readonly post: (path: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<Page>;
  /** Sends the form of a page whose action is this, with what is typed into it; redirects are followed. */
  readonly submit: (page: Page, action: string, typed?: Record<string, string>) => Promise<Page>;
  readonly forgetCookies: () => void;
  readonly close: () => Promise<void>;
}

export async function openBrowser(options: Parameters<typeof openSandbox>[0] = { seed: 'demo' }): Promise<Browser> {
  const sandbox = openSandbox(options);
  const onBug = (error: unknown): void => {
    throw error;
  };
  const console = createConsole({ fetch: (request) => sandbox.engine.fetch(request), apiKey: 'sk_sandbox', onBug });
  const server = await serveEngine(sandbox.engine, { port: 0, host: '127.0.0.1' }, console);
  const { url } = server;
  let cookie = '';
  const visit = async (path: string, init: RequestInit): Promise<Page> => {
    const response = await fetch(url + path, { redirect: 'manual', ...init });
    const [kept] = response.headers.getSetCookie();
    if (kept !== undefined) cookie = kept.split(';')[0] ?? '';
    const html = await response.text();
    return { status: response.status, headers: response.headers, html, text: textOf(html) };
  };
  const get: Browser['get'] = (path, headers = {}) => visit(path, { headers: { cookie, ...headers } });
  const post: Browser['post'] = (path, fields, headers = { origin: url }) =>
    visit(path, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie, ...headers } });
  return {
    sandbox,
    url,
    link: console.link,
    get,
    post,
    submit: async (page, action, typed = {}) => {
      const answer = await post(action, { ...fieldsOf(page, action), ...typed });
      const to = answer.headers.get('location');
      return answer.status === 303 && to !== null ? get(to) : answer;
    },
    forgetCookies: () => {
      cookie = '';
    },
    close: async () => {
      await server.close();
      sandbox.engine.close();
    },
  };
}

/** What the fields of a form hold before anybody types. */
export function fieldsOf({ html }: Page, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action}"[^>]*>([\\s\\S]*?)</form>`).exec(html)?.[1];
  if (form === undefined) throw new Error(`no form for ${action} in: ${textOf(html)}`);
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const isOff = tag.includes('type="checkbox"') && !/\schecked/.test(tag);
    if (name !== undefined && !isOff) fields[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name, options = ''] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option value="([^"]*)"\s+selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
    fields[String(name)] = chosen?.[1] ?? '';
  }
  return fields;
}

function textOf(html: string): string {
  return unescaped(html.replaceAll(/<title>[\s\S]*?<\/title>|<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '))
    .replaceAll(/ (?=[,.])/g, '')
    .trim();
}

function unescaped(text: string): string {
  const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
  return plain.replaceAll('&amp;', '&');
}
