// One connection each: what is said, and what a server must answer, status by status.
import { postText, requestText } from './raw.mjs';

const GET = requestText('GET', '/v1/programs');
const DEEP = 100_000;
const MIB = 1024 * 1024;

/** @returns rows of name, bytes, expected statuses; "HEAD" after them when the answers have no bodies */
export function rudeRequests(redemption) {
  const reverse = `/v1/redemptions/${redemption}/reverse`;
  const body = (text) => postText(reverse, text);
  const reversal = (key, more = '') => `{"reason":"${key}","amount":"0.01","idempotency_key":"${key}"${more}}`;
  const manyKeys = Array.from({ length: 60_000 }, (_, n) => `,"k${n}":${n}`).join('');
  return [
    // Bodies
    ['arrays nested 100,000 deep', body('['.repeat(DEEP) + ']'.repeat(DEEP)), [400]],
    ['objects nested 100,000 deep', body(`{"reason":${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}`), [400]],
    ['500,000 brackets that never close', body('['.repeat(500_000)), [400]],
    ['an array of 500,000 numbers', body(`[${'0,'.repeat(499_999)}0]`), [400]],
    ['a field of 500,000 numbers', body(reversal('rude-array', `,"more":[${'0,'.repeat(499_999)}0]`)), [201]],
    ['60,000 fields that nobody knows', body(reversal('rude-fields', manyKeys)), [201]],
    ['a reason of a MiB', body(`{"reason":"${'r'.repeat(MIB - 100)}"}`), [400]],
    ['a number of 1,000,000 digits', body(`{"reason":"r","amount":${'9'.repeat(1_000_000)}}`), [400]],
    ['fields named __proto__ and constructor', body('{"__proto__":{"reason":"r"},"constructor":{"a":1}}'), [400]],
    ['bytes that are no UTF-8', Buffer.from(postText(reverse, '"\xff\xfe"', { 'Content-Length': 4 }), 'latin1'), [400]],
    ['half a surrogate pair', body('{"reason":"\\ud800"}'), [400]],
    ['a NUL byte', body('{"reason":"a\0b"}'), [400]],
    ['no body where one is needed', requestText('POST', reverse, { 'Content-Type': 'application/json' }), [400]],
    ['a type that is no JSON', postText(reverse, '<reverse/>', { 'Content-Type': 'text/xml' }), [415]],
    ['an encoding that nobody asked for', postText(reverse, '{}', { 'Content-Encoding': 'gzip' }), [400]],

    // Lengths
    [
      'two lengths that differ',
      requestText('POST', reverse, { 'Content-Length': '2\r\nContent-Length: 3' }, '{}'),
      [400],
    ],
    [
      'two lengths that agree',
      requestText('POST', reverse, { 'Content-Length': '2\r\nContent-Length: 2' }, '{}'),
      [400],
    ],
    ['a negative length', requestText('POST', reverse, { 'Content-Length': '-1' }), [400]],
    ['a length that is no number', requestText('POST', reverse, { 'Content-Length': '0x10' }), [400]],
    ['a length of 21 digits', requestText('POST', reverse, { 'Content-Length': '9'.repeat(21) }), [400]],
    ['a length and chunks', postText(reverse, '0\r\n\r\n', { 'Transfer-Encoding': 'chunked' }), [400]],
    ['a coding that nobody knows', requestText('POST', reverse, { 'Transfer-Encoding': 'rot13' }), [400]],
    ['a chunk without a size', requestText('POST', reverse, { 'Transfer-Encoding': 'chunked' }, 'zz\r\n'), [400]],
    [
      'an extension of a chunk without an end',
      requestText('POST', reverse, { 'Transfer-Encoding': 'chunked' }, `1;${'e'.repeat(100_000)}`),
      [413],
    ],

    // Headers
    ['10,000 headers', requestText('GET', '/v1/programs', { A: `b\r\n${'c: d\r\n'.repeat(10_000)}E: f` }), [431]],
    ['a header of 1 MB', requestText('GET', '/v1/programs', { A: 'b'.repeat(1_000_000) }), [431]],
    ['a name of 1 MB', `GET / HTTP/1.1\r\n${'n'.repeat(1_000_000)}`, [431]],
    ['a target of 1 MB', `GET /${'t'.repeat(1_000_000)} HTTP/1.1\r\n\r\n`, [431]],
    ['a target of 15 KB', requestText('GET', `/v1/programs?limit=${'9'.repeat(15_000)}`), [200]],
    ['3,000 short headers', requestText('GET', '/v1/programs', { A: `b\r\n${'c:d\r\n'.repeat(3000)}E: f` }), [200]],
    ['a header over two lines', requestText('GET', '/v1/programs', { A: 'b\r\n c' }), [400]],
    ['a NUL in a header', requestText('GET', '/v1/programs', { A: 'b\0c' }), [400]],
    ['a blank before the colon', `GET /v1/programs HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n`, [400]],
    ['an expectation that nobody knows', requestText('GET', '/v1/programs', { Expect: '200-ok' }), [200]],
    [
      'an upgrade to a web socket',
      requestText('GET', '/v1/programs', { Connection: 'Upgrade', Upgrade: 'websocket' }),
      [200],
    ],
    [
      'an upgrade to HTTP/2',
      requestText('GET', '/v1/programs', {
        Connection: 'Upgrade, HTTP2-Settings',
        Upgrade: 'h2c',
        'HTTP2-Settings': '',
      }),
      [200],
    ],

    // Hosts and targets
    ['no Host', requestText('GET', '/v1/programs', { Host: undefined }), [400]],
    ['an empty Host', requestText('GET', '/v1/programs', { Host: '' }), [400]],
    ['a Host with a blank', requestText('GET', '/v1/programs', { Host: 'a b' }), [400]],
    ['half an IPv6 address as Host', requestText('GET', '/v1/programs', { Host: '[::1' }), [400]],
    ['a Host with a user', requestText('GET', '/v1/programs', { Host: 'localhost@evil.example' }), [400]],
    ['a Host with a path', requestText('GET', '/v1/programs', { Host: 'localhost/..' }), [400]],
    ['a Host with a port that is none', requestText('GET', '/v1/programs', { Host: 'localhost:99999' }), [400]],
    ['a Host that looks like ours', requestText('GET', '/v1/programs', { Host: '127.0.0.999' }), [400]],
    ['a Host that looks like an address', requestText('GET', '/v1/programs', { Host: '1u7.0.0.1' }), [403]],
    ['a foreign Host', requestText('GET', '/v1/programs', { Host: 'evil.example' }), [403]],
    ['two Hosts', requestText('GET', '/v1/programs', { Host: 'localhost\r\nHost: evil.example' }), [403]],
    ['a target with our own host', requestText('GET', 'http://localhost/v1/programs'), [200]],
    ['a target with a foreign host', requestText('GET', 'http://evil.example/v1/programs'), [403]],
    ['a target with a host that is none', requestText('GET', 'http://[/v1/programs'), [400]],
    ['a target of another scheme', requestText('GET', 'ftp://localhost/v1/programs'), [400]],
    ['a target with a backslash', requestText('GET', '/v1\\programs'), [400]],
    ['a target that climbs', requestText('GET', '/v1/../../../etc/passwd'), [404]],
    ['a target with escapes that are none', requestText('GET', '/v1/redemptions/%zz%ff'), [400]],
    ['a target with a NUL escape', requestText('GET', '/v1/redemptions/%00'), [400]],
    ['a star as target', requestText('OPTIONS', '*'), [400]],

    // Methods and versions
    ['HEAD', requestText('HEAD', '/v1/programs'), [405], 'HEAD'],
    ['OPTIONS', requestText('OPTIONS', '/v1/programs'), [405]],
    ['TRACE', requestText('TRACE', '/v1/programs'), [405]],
    ['CONNECT', requestText('CONNECT', 'evil.example:443'), [400]],
    ['a method that nobody knows', requestText('BREW', '/v1/programs'), [400]],
    ['HTTP/1.0', 'GET /v1/programs HTTP/1.0\r\nHost: localhost\r\nX-API-Key: sk_sandbox\r\n\r\n', [200]],
    ['HTTP/1.0 without a Host', 'GET /v1/programs HTTP/1.0\r\nX-API-Key: sk_sandbox\r\n\r\n', [400]],
    ['HTTP/0.9', 'GET /\r\n\r\n', [400]],
    ['HTTP/2 without an agreement', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
    ['HTTP/9.9', 'GET /v1/programs HTTP/9.9\r\nHost: localhost\r\n\r\n', [400]],

    // Several requests on one connection
    ['three requests in a row', GET.repeat(3), [200, 200, 200]],
    ['a request, and then garbage', `${GET}garbage\r\n\r\n`, [200]],
    ['a reversal, and bytes beyond its length', `${body(reversal('rude-beyond'))}}}}}`, [201]],
    ['two reversals, and then garbage', `${body(reversal('rude-1'))}${body(reversal('rude-2'))}\0\0\0`, [201, 201]],
    ['garbage, and then a reversal', `\0\0\0${body(reversal('rude-never'))}`, [400]],
    ['a TLS greeting', Buffer.from('16030100c8010000c40303', 'hex'), [400]],
  ];
}
