"use strict";
// Filters and sorts the list that the page holds already.
(() => {
  const list = document.getElementById("works");
  const works = [...list.children];
  const language = document.getElementById("language");
  const order = document.getElementById("order");
  const shown = document.getElementById("shown");
  const titleOf = (work) => work.querySelector("h2").textContent;
  const byTitle = [...works].sort((a, b) => titleOf(a).localeCompare(titleOf(b)));

  const show = () => {
    const wanted = language ? language.value : "";
    for (const work of works) work.hidden = wanted !== "" && work.dataset.language !== wanted;
    list.append(...(order.value === "title" ? byTitle : works));
    const count = works.filter((work) => !work.hidden).length;
    shown.textContent = count === 1 ? "1 work" : `${count} works`;
  };
  document.getElementById("choices").hidden = false;
  for (const control of [language, order]) if (control) control.addEventListener("change", show);
  show();
})();
