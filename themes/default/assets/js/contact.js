// The form of the contact page: says which desk will answer, and writes the
// mail where no server takes the form. The rule is that of plan/routing.go;
// whoever has not chosen a topic yet is taken to have a general question.

function start(form) {
  const fields = form.elements;
  const one = (selector) => form.querySelector(selector);
  const desks = [...form.querySelectorAll('.desk')];
  const has = (desk, name) => (desk.dataset[name] || '').split(' ').includes(fields[name]?.value || 'general');
  const fit = (desk) => has(desk, 'topic') * 4 + has(desk, 'language') * 2 +
    (desk.dataset.sector ? has(desk, 'sector') * 2 - 1 : 0);
  let chosen;

  const choose = () => {
    chosen = desks.reduce((best, desk) => (fit(desk) > fit(best) ? desk : best));
    for (const desk of desks) desk.hidden = desk !== chosen;
    const instead = chosen.querySelector('.desk-instead'); // the language it will answer in
    if (instead) instead.hidden = has(chosen, 'language');
    if (fields.desk) fields.desk.value = chosen.dataset.email;
  };

  const write = () => {
    const lines = [];
    for (const field of form.querySelectorAll('.field [name]')) {
      const value = field.value && (field.selectedOptions?.[0].text || field.value);
      if (value) lines.push(field.labels[0].firstChild.data.trim(), value, '');
    }
    const text = lines.join('\n').trim();
    const to = chosen.dataset.email;
    const subject = `${fields.subject.value} – ${fields.topic.selectedOptions[0].text}`;
    const link = one('.written-to');
    link.textContent = to;
    link.href = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replace(/\n/g, '\r\n'))}`;
    one('.written textarea').value = text;
    one('.copied').textContent = '';
    one('.written').hidden = false;
    one('.written').focus();
    link.click();
  };

  const mail = 'mail' in form.dataset;
  form.hidden = one('.desks').hidden = false;
  form.addEventListener('change', choose);
  form.addEventListener('submit', (event) => {
    if (!mail) return;
    event.preventDefault();
    write();
  });
  const byMail = one('.by-mail'); // a copy on disk may be without a network
  if (byMail && location.protocol === 'file:') {
    byMail.hidden = false;
    byMail.addEventListener('click', () => form.reportValidity() && write());
  }
  one('.copy').addEventListener('click', async () => {
    const text = one('.written textarea');
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      document.execCommand('copy');
    }
    one('.copied').textContent = one('.copied').dataset.done;
  });
  choose();
}

document.querySelectorAll('.enquiry').forEach(start);
