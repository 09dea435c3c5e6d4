import Digests

/// What a page does beyond being read: tables sort, references show their source, charts tell their values by keyboard.
/// Without it everything is still there.
enum HTMLScript {
  static let text = #"""
    "use strict";
    (function(){
    var number=function(cell){var v=cell.getAttribute("data-v");if(v===null){v=cell.textContent.trim();if(v===""||!/^-?\d+(\.\d+)?$/.test(v))return null}return Number(v)};
    document.querySelectorAll("table.sorts").forEach(function(table){
    var body=table.tBodies[0];
    Array.prototype.forEach.call(table.tHead.rows[0].cells,function(head,index){
    var button=document.createElement("button");button.type="button";
    while(head.firstChild)button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener("click",function(){
    var down=head.getAttribute("aria-sort")==="ascending";
    Array.prototype.forEach.call(table.tHead.rows[0].cells,function(other){other.removeAttribute("aria-sort")});
    head.setAttribute("aria-sort",down?"descending":"ascending");
    var rows=Array.prototype.slice.call(body.rows),sums=rows.filter(function(r){return r.className==="sum"});
    rows=rows.filter(function(r){return r.className!=="sum"});
    var keys=new Map();
    rows.forEach(function(r,i){var c=r.cells[index];keys.set(r,[number(c),c.textContent.trim(),i,c.hasAttribute("data-na")])});
    rows.sort(function(a,b){var x=keys.get(a),y=keys.get(b);
    if(x[3]!==y[3])return x[3]?1:-1;
    var order=x[0]!==null&&y[0]!==null?x[0]-y[0]:x[0]!==null?-1:y[0]!==null?1:x[1]<y[1]?-1:x[1]>y[1]?1:0;
    return (down?-order:order)||x[2]-y[2]});
    rows.concat(sums).forEach(function(r){body.appendChild(r)});
    })})});
    document.addEventListener("mouseover",function(event){var cell=event.target.closest&&event.target.closest("td[data-v]");if(cell&&!cell.title)cell.title=cell.getAttribute("data-v")});
    var card=null,origin=null;
    var close=function(){if(card){card.remove();card=null;if(origin)origin.focus();origin=null}};
    document.addEventListener("click",function(event){
    var link=event.target.closest&&event.target.closest("a.ref");
    if(!link||event.ctrlKey||event.metaKey||event.shiftKey)return;
    var source=document.getElementById(link.getAttribute("href").slice(1));
    if(!source)return;
    event.preventDefault();close();origin=link;
    card=document.createElement("div");card.className="card";card.setAttribute("role","dialog");card.setAttribute("aria-label","Source "+link.textContent);card.tabIndex=-1;
    var text=document.createElement("p");
    Array.prototype.forEach.call(source.childNodes,function(n){text.appendChild(n.cloneNode(true))});
    var button=document.createElement("button");button.type="button";button.textContent="Close";button.addEventListener("click",close);
    card.appendChild(text);card.appendChild(button);document.querySelector("main").appendChild(card);card.focus();
    });
    document.addEventListener("keydown",function(event){if(event.key==="Escape")close()});
    document.querySelectorAll(".plot").forEach(function(plot){
    var marks=Array.prototype.filter.call(plot.querySelectorAll("title"),function(t){return t.parentNode.tagName.toLowerCase()!=="svg"});
    var output=plot.parentNode.querySelector("output.value"),at=-1;
    var show=function(next){
    if(at>=0)marks[at].parentNode.classList.remove("at");
    at=next;marks[at].parentNode.classList.add("at");output.textContent=marks[at].textContent};
    plot.addEventListener("keydown",function(event){
    var step=event.key==="ArrowRight"||event.key==="ArrowDown"?1:event.key==="ArrowLeft"||event.key==="ArrowUp"?-1:0;
    if(!step||!marks.length)return;
    event.preventDefault();show(Math.min(marks.length-1,Math.max(0,at+step)))});
    plot.addEventListener("mouseover",function(event){
    var i=marks.findIndex(function(t){return t.parentNode===event.target});if(i>=0)show(i)});
    });
    })();
    """#

  /// The script's digest, by which the page lets this script run and no other.
  static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    + "script-src 'sha256-\(HTML.base64(SHA256.digest(text.utf8)))'"
}
