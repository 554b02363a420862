// Passkeys: asks the browser, and sends its answer with the form around the button.
// Without script these forms stay hidden, and the page offers a code.
const answers = { get: webauthnJSON.get, create: webauthnJSON.create };

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()).request_options;
}

async function ask(form) {
  const message = form.querySelector(".msg");
  message.hidden = true;
  try {
    const credential = await answers[form.dataset.passkey](await options(form));
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch {
    message.hidden = false;
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form);
  });
}
