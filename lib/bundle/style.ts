/** The look of the page in a bundle (the product's own tokens), light and dark, on a screen of any width and on A4. System fonts: nothing is fetched. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#f6f5f1;--surface:#fff;--chip:#eceae3;--ink:#1d2126;--muted:#5d646d;--line:#dedbd2;--accent:#0b5c6b}
@media (prefers-color-scheme:dark){:root{--bg:#12161a;--surface:#1a1f24;--chip:#262c32;--ink:#eceae4;--muted:#a2a9b1;--line:#2d343b;--accent:#6cc3d0}}
*{box-sizing:border-box}
html{background:var(--bg);color:var(--ink);font:16px/1.5 "IBM Plex Sans",system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
html[dir=rtl]{font-family:"IBM Plex Sans Arabic","Segoe UI","Noto Sans Arabic","Geeza Pro",Tahoma,Arial,sans-serif;line-height:1.7}
body{margin:0}
main{max-width:62rem;margin:0 auto;padding:2rem 1.5rem 4rem}
h1,h2,h3,h4{line-height:1.25;margin:0;font-weight:600}
h1{font-size:1.9rem}h2{font-size:1.35rem;margin-top:3rem;padding-bottom:.4rem;border-bottom:2px solid var(--ink)}h3{font-size:1.15rem}h4{font-size:.95rem;margin-top:1rem}
p{margin:.5rem 0}a{color:var(--accent);text-underline-offset:.15em;overflow-wrap:anywhere}
.kicker{margin:0;color:var(--muted);text-transform:uppercase;letter-spacing:.06em;font-size:.8rem}html[dir=rtl] .kicker{letter-spacing:0;font-size:.9rem}
.sub{margin:.1rem 0 0;font-size:1.1rem;color:var(--muted)}.muted{color:var(--muted)}.small{font-size:.875rem}
dl{display:grid;grid-template-columns:minmax(7rem,11rem) minmax(0,1fr);gap:.3rem 1rem;margin:.75rem 0}
dt{color:var(--muted)}dt::first-letter,thead th::first-letter{text-transform:uppercase}dd{margin:0;min-width:0;overflow-wrap:anywhere}
.totals{display:flex;flex-wrap:wrap;gap:.2rem 2rem;margin:1.5rem 0 .25rem;padding:1rem 0 0;border-top:1px solid var(--line)}
.totals b{font-size:1.75rem;font-weight:600;font-variant-numeric:tabular-nums;line-height:1.2}
figure{margin:1.25rem 0 0}figure img{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:6px}
figcaption{font-size:.875rem;color:var(--muted)}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1.25rem;list-style:none;margin:.6rem 0 .3rem;padding:0;color:var(--ink)}
.key svg{width:.8rem;height:.8rem;vertical-align:-.06rem;margin-inline-end:.4rem}
table{border-collapse:collapse;width:100%;margin:.75rem 0;font-variant-numeric:tabular-nums}
th,td{text-align:start;vertical-align:top;padding:.45rem 0;padding-inline-end:1rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}
th{font-weight:400;color:var(--muted);font-size:.875rem}th[scope=row]{font-size:inherit}
.n{text-align:end;white-space:nowrap}.day .muted{display:block;font-size:.875rem}
.list{table-layout:fixed}.list th:nth-child(1){width:3.25rem}.list th:nth-child(1),.list td:nth-child(1){padding-inline-end:.25rem}.list th:nth-child(2){width:9.5rem}.list th.n{width:6.25rem}.list th:last-child{width:7rem}.list td:first-child{color:var(--muted)}.list td .muted{overflow-wrap:normal}
.list td:last-child,.split td:last-child{padding-inline-end:0}.list a{font-weight:500}.split{width:auto;min-width:60%}
article{padding:1.5rem 0;border-bottom:1px solid var(--line)}
article:target{background:var(--chip);box-shadow:0 0 0 .75rem var(--chip)}
article>p{max-width:46rem}
.tolls bdi{font-size:1.2rem;font-weight:600}
ol,ul{margin:.4rem 0;padding-inline-start:1.5rem}li{margin:.35rem 0;overflow-wrap:anywhere}li .small{display:block}
th code{white-space:nowrap}section>h3{margin-top:1.5rem}
code{font:.875rem/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--chip);border-radius:4px;padding:.1rem .35rem;overflow-wrap:anywhere}
.draft{border:2px solid var(--ink);padding:.6rem .9rem;font-weight:500}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media screen and (max-width:44rem){
main{padding:1.25rem 1rem 3rem}h1{font-size:1.5rem}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}.totals{gap:.2rem 1.25rem}.totals b{font-size:1.4rem}
.list thead{display:none}.list,.list tbody{display:block}
.list tr{display:flex;flex-wrap:wrap;gap:0 1.25rem;border-bottom:1px solid var(--line);padding:.7rem 0}
.list td{display:block;border:0;padding:0}.list td.day{order:1;flex:1}.list td:first-child{order:2}.list td.what{order:3;flex:0 0 100%;margin-bottom:.25rem}.list .n,.list .grade{order:4;text-align:start}.day .muted{display:inline}
.list td[data-label]::before{content:attr(data-label) " ";color:var(--muted);font-size:.875rem}.list .n,.list .grade,.list .n .muted{font-size:.9375rem}
.split,.split th,.says{font-size:.875rem}.says .n{white-space:normal}.says th,.says td,.split th,.split td{padding-inline-end:.6rem}
}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-center{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif;color:#5d646d}}
@media print{
:root{color-scheme:light;--bg:#fff;--surface:#fff;--chip:#f2f0ea;--ink:#000;--muted:#444;--line:#bbb;--accent:#000}
html{font-size:10pt}main{max-width:none;padding:0}a{text-decoration:none}article{padding:1rem 0}
h2,h3,h4,.key{break-after:avoid}figure,tr,li,dl,.totals{break-inside:avoid}thead{display:table-header-group}p{orphans:3;widows:3}
figure img{max-height:150mm;object-fit:contain;border-radius:0}
}
`.replace(/\n/g, '')
