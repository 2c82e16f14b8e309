// How the console looks: one sheet, no fonts and no pictures from elsewhere; light and dark as the reader has it.
// A file of its own because the style sheet is long and nobody else reads it.

export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf7; --card: #fff; --ink: #1d2129; --soft: #565d6b; --line: #d9d6cd;
  --link: #0b5394; --back: #1f7a4d; --left: #c9c4b8; --bad: #a4262c; --unsure: #7a5200; --focus: #0b5394;
  --good-ground: #e6f4ec; --bad-ground: #fbe9e9; --unsure-ground: #fdf3dc; --on-button: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15181d; --card: #1d2128; --ink: #e8e6e1; --soft: #a9afba; --line: #383e48;
    --link: #8ec5ff; --back: #4cc38a; --left: #4a5260; --bad: #ff9a9a; --unsure: #f2c566; --focus: #8ec5ff;
    --good-ground: #14301f; --bad-ground: #3a1c1e; --unsure-ground: #352a12; --on-button: #10141a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
header { display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: center; border-bottom: 1px solid var(--line); }
.brand { margin: .75rem 0; font-size: 1.1rem; }
.mark { display: inline-block; width: 1.6em; border-radius: .4em; background: var(--back); color: var(--on-button); text-align: center; font-weight: 700; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
nav a { display: inline-block; padding: .5rem 0; }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; border-bottom: 3px solid var(--back); }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.5rem 0 .75rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 1.75rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
.cards { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
.cards li, .entry { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
.cards h2 { margin: 0; font-size: 1.05rem; overflow-wrap: anywhere; }
.entry { margin: 0 0 .75rem; }
.entry h2 { margin: 0; font-size: 1rem; }
.facts, .sequence, .chain, .hint, .plain, footer { color: var(--soft); }
.facts { margin: .1rem 0 .5rem; }
.chain, .hint, .legend { font-size: .9rem; }
.sequence { font-weight: 400; }
.status { font: .8em ui-monospace, monospace; border: 1px solid var(--line); border-radius: .25rem; padding: .05rem .35rem; white-space: nowrap; }
.bar { display: block; width: 100%; height: .8rem; border-radius: .4rem; }
.blocks { display: block; width: 100%; height: 4rem; }
rect.remaining, .key.remaining { fill: var(--left); background: var(--left); }
rect.reversed, .key.reversed { fill: var(--back); background: var(--back); }
.key { display: inline-block; width: .9rem; height: .9rem; border-radius: .2rem; vertical-align: -.1rem; }
.key.remaining { margin-left: 1rem; }
.numbers { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin: .25rem 0 0; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.lots > li { margin-bottom: .5rem; }
.lots > li > span { margin-left: .5rem; }
table { width: 100%; border-collapse: collapse; margin: .5rem 0; font-size: .95rem; }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
td code { overflow-wrap: break-word; }
th { color: var(--soft); font-weight: 600; }
time { white-space: nowrap; }
th.amount, td.amount { text-align: right; padding-right: 0; min-width: 10ch; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.hidden { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
form.row { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin: 1rem 0; }
form.stack { display: grid; gap: .4rem; max-width: 30rem; justify-items: start; }
form.stack input:not([type=checkbox]), form.stack select, form.row div { width: 100%; }
form.row > a { align-self: center; }
form.row div { width: auto; flex: 1 1 12rem; max-width: 24rem; }
form.row div.wide { flex: 2 1 20rem; }
form.row div input, form.row div select { width: 100%; }
label { display: block; font-weight: 600; font-size: .95rem; }
label.check { font-weight: 400; margin: .5rem 0; }
input[type=checkbox] { min-height: 0; }
input, select, button { font: inherit; min-height: 2.6rem; padding: .45rem .6rem; border-radius: .35rem; border: 1px solid var(--soft); background: var(--card); color: inherit; }
button { background: var(--link); border-color: var(--link); color: var(--on-button); font-weight: 600; cursor: pointer; padding: .5rem 1.1rem; }
button.quiet { background: none; color: var(--link); min-height: 0; padding: .2rem .6rem; font-weight: 400; }
.notice { border-left: .3rem solid; padding: .1rem 1rem; margin: 1.25rem 0; }
.good { background: var(--good-ground); border-color: var(--back); }
.bad { background: var(--bad-ground); border-color: var(--bad); }
.unsure { background: var(--unsure-ground); border-color: var(--unsure); }
.checks { list-style: none; padding: 0; }
.ok { color: var(--back); font-weight: 700; }
.broken { color: var(--bad); font-weight: 700; }
.next { margin: 1.25rem 0; }
footer { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .5rem 1rem; margin-top: 3rem; padding-bottom: 1.5rem; border-top: 1px solid var(--line); font-size: .9rem; }
@media (max-width: 30rem) {
  dl { grid-template-columns: 1fr; }
  dd { margin-bottom: .4rem; }
  table { font-size: .85rem; }
  th, td { padding-right: .5rem; }
  th.amount, td.amount { min-width: 8ch; }
}
`;

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f7a4d"/><path d="M7 13h18v3H7zM7 19h11v3H7z" fill="#fff"/></svg>`;
