// Appends what was typed as a row on Enter: the least that an answer to a key can be.
const field = document.querySelector("textarea");
const rows = document.querySelector("ul");

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const row = document.createElement("li");
  row.textContent = field.value;
  rows.append(row);
  field.value = "";
});
field.focus();
