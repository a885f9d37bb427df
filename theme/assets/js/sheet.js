// "Print dit blad": a button in the bar above the sheet. Without scripts the reader prints as any page.

const button = document.createElement("button");
button.type = "button";
button.className = "bar__print";
button.textContent = "Print dit blad";
button.addEventListener("click", () => window.print());
document.querySelector(".bar").append(button);
