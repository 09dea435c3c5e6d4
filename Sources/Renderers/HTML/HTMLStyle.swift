/// How a page looks: light and dark, on a screen, a telephone and A4.
enum HTMLStyle {
  static let sheet = """
    :root{color-scheme:light dark;--fore:#1b1f24;--back:#fff;--soft:#4d5761;--line:#c9d1d9;--shade:#eef2f6;--link:#0b4f8a}
    @media (prefers-color-scheme:dark){:root{--fore:#e6e9ec;--back:#14181d;--soft:#aab4be;--line:#3a434d;--shade:#20262d;--link:#8ac0f5}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--fore);background:var(--back);overflow-wrap:anywhere}
    header,main,footer,nav{max-width:64rem;margin:0 auto;padding:0 1rem}
    header{padding-top:1.5rem}
    h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem}
    h2{font-size:1.45rem;line-height:1.25;margin:2.4rem 0 .8rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
    h3{font-size:1.15rem;line-height:1.3;margin:1.8rem 0 .5rem}
    h4{font-size:1rem;margin:1.4rem 0 .4rem}
    p,ul,ol,dl{margin:.7rem 0;max-width:46rem}
    .subtitle{color:var(--soft);font-size:1.1rem;margin:0}
    a{color:var(--link)}
    a.ref{text-decoration-thickness:1px;text-underline-offset:2px;white-space:nowrap}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px}
    .skip{position:absolute;left:-999rem}
    .skip:focus{left:1rem;top:.5rem;background:var(--back);padding:.4rem .8rem;z-index:9}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    nav ol{list-style:none;padding-left:0;columns:2 18rem;column-gap:2rem}
    nav ol ol{columns:auto;padding-left:1.1rem;margin:.1rem 0 .4rem}
    nav li{break-inside:avoid;margin:.15rem 0}
    .block{margin:1.4rem 0}
    .scroll{overflow-x:auto;max-width:100%;position:relative}
    table{border-collapse:collapse;font-size:.92rem;line-height:1.4;font-variant-numeric:tabular-nums}
    caption{text-align:left;font-weight:600;padding:.2rem 0 .5rem;font-size:1rem;caption-side:top}
    th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);max-width:30rem;min-width:3.2rem;unicode-bidi:isolate;font-weight:400}
    thead th{background:var(--shade);font-weight:600;vertical-align:bottom;border-bottom:2px solid var(--line)}
    td.n,th.n{text-align:right;white-space:nowrap}
    thead th.n{white-space:normal}
    td.d,th.d{white-space:nowrap}
    th,td{overflow-wrap:break-word;word-break:normal}
    tr.sum td,tr.sum th{font-weight:600;border-top:2px solid var(--line)}
    tbody tr:hover{background:var(--shade)}
    th button{font:inherit;font-weight:600;color:inherit;background:none;border:0;padding:0;margin:0;text-align:inherit;cursor:pointer;min-height:1.5rem}
    th button::after{content:" ↕";color:var(--soft);font-weight:400}
    th[aria-sort=ascending] button::after{content:" ↑";color:inherit}
    th[aria-sort=descending] button::after{content:" ↓";color:inherit}
    .notes{font-size:.88rem;color:var(--soft);padding-left:1.2rem;margin:.5rem 0;max-width:56rem}
    figure{margin:0}
    figure svg{display:block;width:100%;min-width:36rem;max-width:50rem;height:auto}
    figcaption{font-size:.88rem;color:var(--soft)}
    details{margin:.5rem 0}
    summary{cursor:pointer;color:var(--link);min-height:1.5rem}
    output.value{display:block;min-height:1.5em;font-size:.92rem;font-variant-numeric:tabular-nums}
    .at{stroke:var(--link);stroke-width:3}
    .sources{padding-left:0;list-style:none;max-width:56rem}
    .sources li{margin:.35rem 0;padding:.1rem .3rem}
    .sources li:target,.sources li.shown{background:var(--shade);outline:2px solid var(--link)}
    .card{position:fixed;inset:auto 1rem 1rem auto;margin:0;max-width:min(30rem,calc(100vw - 2rem));max-height:60vh;overflow:auto;padding:.8rem 1rem;color:var(--fore);background:var(--back);border:1px solid var(--soft);border-radius:.4rem;box-shadow:0 .3rem 1.4rem rgba(0,0,0,.35)}
    .card button{font:inherit;padding:.2rem .8rem;min-height:1.8rem}
    code{font-family:ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace;font-size:.85rem}
    .command{display:block;background:var(--shade);padding:.6rem .8rem;white-space:pre-wrap;margin:.5rem 0}
    .made{font-size:.92rem}
    footer{padding-bottom:3rem}
    @media (prefers-color-scheme:dark){
    figure rect[fill="#ffffff"]{fill:var(--back)}
    figure text[fill="#333333"],figure text[fill="#444444"],figure text[fill="#1b1b1b"],figure text:not([fill]){fill:var(--fore)}
    figure [stroke="#1b1b1b"],figure [stroke="#444444"]{stroke:var(--fore)}
    figure [stroke="#d8d8d8"]{stroke:var(--line)}
    figure [fill="#1b1b1b"]{fill:var(--fore)}
    figure [fill="#0b62a4"]{fill:#6cb4ee}figure [stroke="#0b62a4"]{stroke:#6cb4ee}
    figure [fill="#b3450b"]{fill:#f09a63}figure [stroke="#b3450b"]{stroke:#f09a63}
    figure [fill="#4d7a00"]{fill:#a5cf4d}figure [stroke="#4d7a00"]{stroke:#a5cf4d}
    figure [fill="#7a2d8c"]{fill:#d49be3}figure [stroke="#7a2d8c"]{stroke:#d49be3}
    figure [fill="#5c5c5c"]{fill:#b3b3b3}
    }
    @media (max-width:40rem){h1{font-size:1.5rem}h2{font-size:1.25rem}th,td{padding:.3rem .4rem;max-width:16rem}}
    @page{size:A4;margin:16mm 14mm}
    @media print{
    :root{--fore:#000;--back:#fff;--soft:#333;--line:#999;--shade:#eee;--link:#000}
    html{font-size:9.2pt}
    header,main,footer,nav{max-width:none;padding:0}
    .skip,details:not([open]),output.value{display:none}
    h2,h3,h4,caption{break-after:avoid}
    .scroll{overflow:visible}
    table{font-size:7.6pt;max-width:100%;width:auto}
    .short{break-inside:avoid}
    th button{display:contents}
    th,td{padding:.12rem .3rem;max-width:none;min-width:0}
    td.n,th.n{white-space:normal}
    thead{display:table-header-group}
    tr,figure svg,li{break-inside:avoid}
    th button::after{content:""!important}
    figure svg{min-width:0}
    a{text-decoration:none}
    .sources{columns:2;column-gap:6mm;max-width:none;font-size:7.6pt;line-height:1.35}
    .sources li{margin:0 0 .25rem}
    .made,.made code{font-size:7.6pt}
    }
    """
}
